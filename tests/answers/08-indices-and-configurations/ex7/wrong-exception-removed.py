# misconception: a case that does not fit is an exception and goes.
# message: takes out the case that speaks against the result
changed = ["CZ", "FI"]
clash = {500: [], 550: [], 600: ["EE", "FI"], 700: ["EE", "FI", "IE"]}
decided = {"1": (8 / 9, 1.0), "0": (1.0, 7 / 8)}
report = ["D", "E", "F"]
