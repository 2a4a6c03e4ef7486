# misconception: the majority is the row, and only the rest contradicts it.
# message: the majority does not settle it
changed = ["CZ", "FI"]
clash = {500: [], 550: [], 600: ["EE"], 700: ["EE"]}
decided = {"1": (8 / 9, 1.0), "0": (1.0, 7 / 8)}
report = ["A", "D", "F"]
