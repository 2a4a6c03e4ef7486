# misconception: contradictory are the cases with the outcome.
# message: holds one side only
changed = ["CZ", "FI"]
clash = {500: [], 550: [], 600: ["FI"], 700: ["FI", "IE"]}
decided = {"1": (8 / 9, 1.0), "0": (1.0, 7 / 8)}
report = ["A", "D", "F"]
