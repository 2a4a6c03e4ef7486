# misconception: Reads the law of today back into the past.
# message: is about a day in the past
support = {
    "S1": "can",
    "S2": "cannot",
    "S3": "can",
    "S4": "cannot",
    "S5": "only with",
    "S6": "can",
    "S7": "cannot",
    "S8": "cannot",
    "S9": "can",
    "S10": "cannot",
}
needs = {"S5": "B"}
