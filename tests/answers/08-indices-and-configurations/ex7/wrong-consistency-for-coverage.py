# misconception: coverage comes first.
# message: consistency and coverage swapped
changed = ["CZ", "FI"]
clash = {500: [], 550: [], 600: ["EE", "FI"], 700: ["EE", "FI", "IE"]}
decided = {"1": (1.0, 8 / 9), "0": (7 / 8, 1.0)}
report = ["A", "D", "F"]
