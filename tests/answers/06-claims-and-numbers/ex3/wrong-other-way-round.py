# misconception: too large means that the real population is too large.
# message: the wrong way round
def implied(count, one_in):
    return count * one_in


verdicts = {"Q1": "fits", "Q2": "too small", "Q3": "too large", "Q4": "fits"}
between = (implied(302_000_000, 7.5), implied(302_000_000, 8.5))
follows = ["A", "C", "D"]
