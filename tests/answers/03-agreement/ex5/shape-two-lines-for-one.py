# misconception: both lines have to be named.
# message: Name one line for each fault
lines = {"multiplies": 7, "leaves out": [1, 2]}
reported = as_programmed(20, 5, 10, 15)


def mended(both, only_first, only_second, neither):
    n = both + only_first + only_second + neither
    observed = (both + neither) / n
    first = (both + only_first) / n
    second = (both + only_second) / n
    expected = first * second + (1 - first) * (1 - second)
    return (observed - expected) / (1 - expected)


errs = {}
for name, counts in given.items():
    difference = as_programmed(*counts) - mended(*counts)
    errs[name] = "right" if abs(difference) < 0.0001 else "too high" if difference > 0 else "too low"
