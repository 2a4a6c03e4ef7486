# misconception: what one index shows is shown.
# message: S8 makes a ratio of scores
drawn = index.rank_intervals(practice, 5_000, seed=8, direction=directions, missing="available").set_index("case")
verdicts = {
    "S1": "does not survive",
    "S2": "survives",
    "S3": "survives",
    "S4": "survives",
    "S5": "survives",
    "S6": "cannot be said",
    "S7": "cannot be said",
    "S8": "survives",
}
numbers = {"S1": 0.87, "S2": 2, "S3": 0, "S4": 2, "S5": 5, "S6": None, "S7": None, "S8": 3.2}
headline = "C"
