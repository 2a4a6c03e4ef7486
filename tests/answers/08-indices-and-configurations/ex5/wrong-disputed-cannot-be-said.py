# misconception: what is open cannot be said.
# message: S1, S4: the table speaks of it
verdicts = {
    "S1": "cannot be said",
    "S2": "survives",
    "S3": "survives",
    "S4": "cannot be said",
    "S5": "survives",
    "S6": "cannot be said",
    "S7": "cannot be said",
    "S8": "does not survive",
}
numbers = {"S1": 0.87, "S2": 2, "S3": 0, "S4": 2, "S5": 5, "S6": None, "S7": None, "S8": 2.5}
headline = "C"
