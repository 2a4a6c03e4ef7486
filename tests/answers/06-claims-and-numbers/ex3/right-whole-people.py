def implied(count, one_in):
    return round(count * one_in)


verdicts = {"Q1": "fits", "Q2": "too large", "Q3": "too small", "Q4": "fits"}
between = (implied(302e6, 7.5), implied(302e6, 8.5))
follows = ["A", "C", "D"]
