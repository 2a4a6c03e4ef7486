# misconception: a contradictory row stays as it is when the cut-off moves on.
# message: `clash` lacks a case at 700
changed = ["CZ", "FI"]
clash = {500: [], 550: [], 600: ["EE", "FI"], 700: ["EE", "FI"]}
decided = {"1": (8 / 9, 1.0), "0": (1.0, 7 / 8)}
report = ["A", "D", "F"]
