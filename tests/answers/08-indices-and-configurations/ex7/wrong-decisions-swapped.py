# misconception: to count the row as with the outcome leaves a case uncovered.
# message: has the two decisions swapped
changed = ["CZ", "FI"]
clash = {500: [], 550: [], 600: ["EE", "FI"], 700: ["EE", "FI", "IE"]}
decided = {"0": (8 / 9, 1.0), "1": (1.0, 7 / 8)}
report = ["A", "D", "F"]
