# misconception: every difficulty answers the question on challenges.
# message: all six the same question
mine = dict.fromkeys(to_read, "5")
answered = set(our_reading["question"].dropna()) | set(mine.values())
no_trace = [question for question in guide["question"] if question not in answered]
may_mean = ["B", "D", "G"]
