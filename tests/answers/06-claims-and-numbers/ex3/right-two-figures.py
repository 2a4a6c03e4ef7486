def implied(count, one_in):
    return count * one_in


verdicts = {"Q1": "fits", "Q2": "too large", "Q3": "too small", "Q4": "fits"}
between = [2_300_000_000, 2_600_000_000]
follows = ["A", "C", "D"]
