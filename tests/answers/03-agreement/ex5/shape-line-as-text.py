# misconception: a line number is a text.
# message: A line in `lines`
lines = {"multiplies": "7", "leaves out": 1}
reported = as_programmed(20, 5, 10, 15)


def mended(both, only_first, only_second, neither):
    n = both + only_first + only_second + neither
    observed = (both + neither) / n
    first = (both + only_first) / n
    second = (both + only_second) / n
    expected = first * second + (1 - first) * (1 - second)
    return (observed - expected) / (1 - expected)


errs = {"often": "too high", "rarely": "too low", "all agreed": "right", "leaning": "too high"}
