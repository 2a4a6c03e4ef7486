# misconception: those in the contradiction are those whose code changed.
# message: holds the cases of the contradiction
changed = ["EE", "FI"]
clash = {500: [], 550: [], 600: ["EE", "FI"], 700: ["EE", "FI", "IE"]}
decided = {"1": (8 / 9, 1.0), "0": (1.0, 7 / 8)}
report = ["A", "D", "F"]
