# misconception: weak is the safe answer.
# message: one band for all twelve
fit = {f"F{number}": "weak" for number in range(1, 13)}
may_write = ["A", "C", "E"]
