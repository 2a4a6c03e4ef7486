mine = {"E06": "9", "E08": "8b", "E11": "8b", "E14": "3", "E34": "13", "E37": "11"}
both = our_reading["question"].tolist() + list(mine.values())
no_trace = guide[~guide["question"].isin(both)]["question"].tolist()
may_mean = ["G", "B", "D"]
