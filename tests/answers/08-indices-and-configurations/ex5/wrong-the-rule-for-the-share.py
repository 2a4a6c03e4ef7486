# misconception: the number that decides is the one in the rule.
# message: S1 asks for the share of draws in which Arland comes first
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
numbers = {"S1": 0.95, "S2": 2, "S3": 0, "S4": 2, "S5": 5, "S6": None, "S7": None, "S8": 2.5}
headline = "C"
