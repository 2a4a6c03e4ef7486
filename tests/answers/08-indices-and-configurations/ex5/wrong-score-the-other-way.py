# misconception: a ratio is the same either way.
# message: S8 asks for Arland's score divided by Dorland's
verdicts = {
    "S1": "does not survive",
    "S2": "survives",
    "S3": "survives",
    "S4": "does not survive",
    "S5": "survives",
    "S6": "cannot be said",
    "S7": "cannot be said",
    "S8": "does not survive",
}
numbers = {"S1": 0.87, "S2": 2, "S3": 0, "S4": 2, "S5": 5, "S6": None, "S7": None, "S8": 0.4}
headline = "C"
