def implied(count, one_in):
    return count * one_in


verdicts = {"Q1": "fits", "Q2": "too large", "Q3": "too small", "Q4": "fits"}
between = (implied(302_000_000, 7.5), implied(302_000_000, 8.5))
follows = ["A", "C", "D"]
