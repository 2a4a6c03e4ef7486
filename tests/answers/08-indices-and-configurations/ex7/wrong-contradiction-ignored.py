# misconception: cases that contradict each other can be passed over.
# message: `clash` is empty throughout
changed = ["CZ", "FI"]
clash = {500: [], 550: [], 600: [], 700: []}
decided = {"1": (1.0, 1.0), "0": (1.0, 1.0)}
report = ["A", "D", "F"]
