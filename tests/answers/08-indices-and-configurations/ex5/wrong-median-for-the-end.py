# misconception: the middle place says where a case stands.
# message: S2 asks for a place
drawn = index.rank_intervals(practice, 5_000, seed=8, direction=directions, missing="available").set_index("case")
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
numbers = {"S1": 0.87, "S2": 1, "S3": 0, "S4": 2, "S5": 5, "S6": None, "S7": None, "S8": 2.5}
headline = "C"
