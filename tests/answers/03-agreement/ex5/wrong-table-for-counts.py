# misconception: four counts are a table.
# message: It should take them one by one
def mended(table):
    return agreement.kappa_from_counts(table)


reported = round(as_programmed(20, 5, 10, 15), 3)
lines = {"leaves out": 2, "multiplies": 7}
errs = {"often": "too high", "rarely": "too low", "all agreed": "right", "leaning": "too high"}
