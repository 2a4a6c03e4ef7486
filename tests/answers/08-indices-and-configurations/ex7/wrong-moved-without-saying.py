# misconception: a threshold may be moved until the table is clean.
# message: hides that it was moved
changed = ["CZ", "FI"]
clash = {500: [], 550: [], 600: ["EE", "FI"], 700: ["EE", "FI", "IE"]}
decided = {"1": (8 / 9, 1.0), "0": (1.0, 7 / 8)}
report = ["A", "B", "C", "F"]
