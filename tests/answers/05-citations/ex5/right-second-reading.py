fit = {
    "F1": "mismatch",
    "F2": "plausible",
    "F3": "weak",
    "F4": "mismatch",
    "F5": "plausible",
    "F6": "mismatch",
    "F7": "plausible",
    "F8": "weak",
    "F9": "weak",
    "F10": "plausible",
    "F11": "mismatch",
    "F12": "mismatch",
}
may_write = list("ECA")
