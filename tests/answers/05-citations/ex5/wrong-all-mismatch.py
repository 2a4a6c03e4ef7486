# misconception: no title fits.
# message: one band for all twelve
fit = {f"F{number}": "mismatch" for number in range(1, 13)}
may_write = ["A", "C", "E"]
