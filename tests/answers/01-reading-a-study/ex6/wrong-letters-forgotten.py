# misconception: a question with a letter is no question of its own.
# message: leaves out the questions with a letter
mine = {"E06": "5", "E08": "10", "E11": "8", "E14": "3", "E34": "7", "E37": "6"}
answered = set(our_reading["question"].dropna()) | set(mine.values())
no_trace = [question for question in guide["question"] if question not in answered and question.isdigit()]
may_mean = ["B", "D", "G"]
