import numpy as np

first_fault, second_fault = np.array([7, 2])
lines = {"multiplies": first_fault, "leaves out": second_fault}
reported = as_programmed(20, 5, 10, 15)


def mended(a, b, c, d):
    return 2 * (a * d - b * c) / ((a + b) * (b + d) + (a + c) * (c + d))


errs = dict(zip(given, ["too high", "too low", "right", "too high"], strict=True))
