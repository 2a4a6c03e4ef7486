# misconception: a share is a number of per cent.
# message: `decided` is in per cent
changed = ["CZ", "FI"]
clash = {500: [], 550: [], 600: ["EE", "FI"], 700: ["EE", "FI", "IE"]}
decided = {"1": (88.9, 100), "0": (100, 87.5)}
report = ["A", "D", "F"]
