# misconception: a title has to say the claim.
# message: stricter than both readings
fit = {
    "F1": "mismatch",
    "F2": "weak",
    "F3": "mismatch",
    "F4": "mismatch",
    "F5": "mismatch",
    "F6": "mismatch",
    "F7": "weak",
    "F8": "mismatch",
    "F9": "mismatch",
    "F10": "mismatch",
    "F11": "mismatch",
    "F12": "mismatch",
}
may_write = ["A", "C", "E"]
