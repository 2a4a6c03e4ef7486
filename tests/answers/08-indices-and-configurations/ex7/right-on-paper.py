changed = ["CZ", "FI"]
clash = {500: [], 550: [], 600: ["EE", "FI"], 700: ["FI", "IE", "EE"]}
decided = {"1": (0.889, 1.0), "0": (1.0, 7 / 8)}
report = ["A", "D", "F"]
