# misconception: cut-offs without a contradiction need no key.
# message: `clash` should have the keys
changed = ["CZ", "FI"]
clash = {600: ["EE", "FI"], 700: ["EE", "FI", "IE"]}
decided = {"1": (8 / 9, 1.0), "0": (1.0, 7 / 8)}
report = ["A", "D", "F"]
