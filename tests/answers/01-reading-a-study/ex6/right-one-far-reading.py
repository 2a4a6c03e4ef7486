mine = {"E06": "15", "E08": "10", "E11": "8a", "E14": "3", "E34": "7", "E37": "6"}
no_trace = sorted(set(guide["question"]) - set(our_reading["question"].dropna()) - set(mine.values()))
may_mean = ["D", "G", "B"]
