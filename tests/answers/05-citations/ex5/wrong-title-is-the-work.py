# misconception: the title shows what stands in the work.
# message: B goes from the title to the work
fit = {
    "F1": "mismatch",
    "F2": "plausible",
    "F3": "weak",
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
may_write = ["A", "B", "C"]
