# misconception: the N of one in N is a whole number.
# message: an N that is no whole number
def implied(count, one_in):
    return count * int(one_in)


verdicts = {"Q1": "fits", "Q2": "too large", "Q3": "too small", "Q4": "fits"}
between = (302_000_000 * 7.5, 302_000_000 * 8.5)
follows = ["A", "C", "D"]
