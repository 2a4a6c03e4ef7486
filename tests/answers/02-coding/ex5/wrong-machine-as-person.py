# misconception: the machine's coding can stand in for one's own.
# message: is the machine's own coding
machine_codes = machine.keyword_codes(segments, keywords)
mine = machine_codes[["segment_id", "code_id"]].drop_duplicates()
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
