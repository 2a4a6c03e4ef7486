# misconception: bands can be named freely.
# message: There are three bands
fit = {
    "F1": "mismatch",
    "F2": "plausible",
    "F3": "strong",
    "F4": "mismatch",
    "F5": "weak",
    "F6": "mismatch",
    "F7": "plausible",
    "F8": "mismatch",
    "F9": "weak",
    "F10": "weak",
    "F11": "mismatch",
    "F12": "weak",
}
may_write = ["A", "C", "E"]
