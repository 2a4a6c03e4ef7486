# misconception: an order supports nothing.
# message: the same verdict
verdicts = {f"O{number:02d}": "not supported" for number in range(1, 17)}
