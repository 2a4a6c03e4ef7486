# misconception: our reading is the whole of it.
# message: forgets your own reading
mine = {"E06": "5", "E08": "10", "E11": "8", "E14": "3", "E34": "7", "E37": "11"}
answered = set(our_reading["question"].dropna())
no_trace = [question for question in guide["question"] if question not in answered]
may_mean = ["B", "D", "G"]
