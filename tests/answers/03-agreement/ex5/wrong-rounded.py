# misconception: a function rounds what it gives back.
# message: rounds its result to two decimals
def mended(both, only_first, only_second, neither):
    return round(agreement.kappa_from_counts([[both, only_first], [only_second, neither]]), 2)


reported = round(as_programmed(20, 5, 10, 15), 3)
lines = {"leaves out": 2, "multiplies": 7}
errs = {"often": "too high", "rarely": "too low", "all agreed": "right", "leaning": "too high"}
