# misconception: a dictionary is a table.
# message: `mine` is a dictionary
machine_codes = machine.keyword_codes(segments, keywords)
mine = {"G01": ["agencies"], "G04": ["platforms"]}
compared = machine.precision_recall(machine_codes, machine_codes)
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
