# misconception: what a table does not show, it refutes.
# message: S6 is about children. Ask which cell
verdicts = {
    "S1": "does not survive",
    "S2": "survives",
    "S3": "survives",
    "S4": "does not survive",
    "S5": "survives",
    "S6": "does not survive",
    "S7": "does not survive",
    "S8": "does not survive",
}
numbers = {"S1": 0.87, "S2": 2, "S3": 0, "S4": 2, "S5": 5, "S6": None, "S7": None, "S8": 2.5}
headline = "C"
