# misconception: a sentence is right or wrong.
# message: There are two
verdicts = {f"O{number:02d}": True for number in range(1, 17)}
