# misconception: Goes from levels of law to how well children are protected.
# message: goes from law as written to what becomes of children
support = {
    "S1": "can",
    "S2": "cannot",
    "S3": "can",
    "S4": "cannot",
    "S5": "only with",
    "S6": "can",
    "S7": "can",
    "S8": "cannot",
    "S9": "only with",
    "S10": "cannot",
}
needs = {"S5": "B", "S9": "C"}
