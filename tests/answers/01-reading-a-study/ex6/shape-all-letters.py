# misconception: whoever names all things names the right ones.
# message: does not name three things
mine = {"E06": "5", "E08": "10", "E11": "8", "E14": "3", "E34": "7", "E37": "6"}
answered = set(our_reading["question"].dropna()) | set(mine.values())
no_trace = [question for question in guide["question"] if question not in answered]
may_mean = ["A", "B", "C", "D", "E", "F", "G"]
