# misconception: thousand millions may be left out.
# message: `between` is in thousand millions
def implied(count, one_in):
    return count * one_in


verdicts = {"Q1": "fits", "Q2": "too large", "Q3": "too small", "Q4": "fits"}
between = (2.3, 2.6)
follows = ["A", "C", "D"]
