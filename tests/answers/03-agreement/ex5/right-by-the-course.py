def mended(both, only_first, only_second, neither):
    return agreement.kappa_from_counts([[both, only_first], [only_second, neither]])


reported = round(as_programmed(20, 5, 10, 15), 3)
lines = {"leaves out": 2, "multiplies": 7}
errs = {"often": "too high", "rarely": "too low", "all agreed": "right", "leaning": "too high"}
