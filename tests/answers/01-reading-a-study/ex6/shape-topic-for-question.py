# misconception: a question is named by its topic.
# message: holds no question of the guide
mine = {"E06": "5", "E08": "10", "E11": "8", "E14": "3", "E34": "7", "E37": "6"}
answered = set(our_reading["question"].dropna()) | set(mine.values())
no_trace = [question for question in guide["question"] if question not in answered]
topics = guide.set_index("question")["topic"]
mine = {extract: topics[question] for extract, question in mine.items()}
may_mean = ["B", "D", "G"]
