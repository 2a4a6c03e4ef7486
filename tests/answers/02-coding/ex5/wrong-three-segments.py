# misconception: a few segments are enough to compare.
# message: fewer than ten segments
machine_codes = machine.keyword_codes(segments, keywords)
mine = pd.DataFrame({"segment_id": ["G01", "G04", "G07"], "code_id": ["agencies", "platforms", "ai_helps"]})
compared = machine.precision_recall(machine_codes, mine)
why = {
    1: "another sense",
    2: "no word",
    3: "denied",
    4: "right",
    5: "another sense",
    6: "no word",
    7: "right",
    8: "no word",
}
statements = ["A", "B", "D", "E"]
