# misconception: one decimal is enough.
# message: rounded to one decimal
changed = ["CZ", "FI"]
clash = {500: [], 550: [], 600: ["EE", "FI"], 700: ["EE", "FI", "IE"]}
decided = {"1": (0.9, 1.0), "0": (1.0, 0.9)}
report = ["A", "D", "F"]
