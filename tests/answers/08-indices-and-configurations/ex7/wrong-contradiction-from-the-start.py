# misconception: a contradiction was there all along.
# message: `clash` has a case too many at 550
changed = ["CZ", "FI"]
clash = {500: [], 550: ["EE", "FI"], 600: ["EE", "FI"], 700: ["EE", "FI", "IE"]}
decided = {"1": (8 / 9, 1.0), "0": (1.0, 7 / 8)}
report = ["A", "D", "F"]
