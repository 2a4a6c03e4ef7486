# misconception: contradictory are the cases without the outcome.
# message: `clash` holds one side only
changed = ["FI", "CZ"]
clash = {500: [], 550: [], 600: ["EE"], 700: ["EE"]}
decided = {"1": (8 / 9, 1.0), "0": (1.0, 7 / 8)}
report = ["A", "D", "F"]
