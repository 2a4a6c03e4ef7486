# misconception: Puts each need into a list.
# message: `needs["S5"]` is a list
support = {
    "S1": "can",
    "S2": "cannot",
    "S3": "can",
    "S4": "cannot",
    "S5": "only with",
    "S6": "can",
    "S7": "cannot",
    "S8": "cannot",
    "S9": "only with",
    "S10": "cannot",
}
needs = {"S5": ["B"], "S9": ["C"]}
