# misconception: a title on the same subject can carry any claim on it.
# message: more generous than both readings
fit = {
    "F1": "weak",
    "F2": "mismatch",
    "F3": "plausible",
    "F4": "plausible",
    "F5": "plausible",
    "F6": "plausible",
    "F7": "plausible",
    "F8": "plausible",
    "F9": "plausible",
    "F10": "plausible",
    "F11": "plausible",
    "F12": "plausible",
}
may_write = ["A", "C", "E"]
