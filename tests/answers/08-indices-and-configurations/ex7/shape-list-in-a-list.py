# misconception: a list can be appended to a list as it is.
# message: `clash` should hold cases as two letters
clash = {500: [], 550: [], 600: [], 700: []}
clash[600].append(["EE", "FI"])
clash[700].append(["EE", "FI", "IE"])
changed = ["CZ", "FI"]
decided = {"1": (8 / 9, 1.0), "0": (1.0, 7 / 8)}
report = ["A", "D", "F"]
