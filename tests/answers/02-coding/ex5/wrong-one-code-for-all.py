# misconception: any coding will do as a reference.
# message: one code for every segment
machine_codes = machine.keyword_codes(segments, keywords)
mine = pd.DataFrame({"segment_id": segments["segment_id"], "code_id": "posts"})
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
