# misconception: of a ranking nothing can be said.
# message: Every statement has the same verdict
drawn = index.rank_intervals(practice, 5_000, seed=8, direction=directions, missing="available").set_index("case")
verdicts = {
    "S1": "cannot be said",
    "S2": "cannot be said",
    "S3": "cannot be said",
    "S4": "cannot be said",
    "S5": "cannot be said",
    "S6": "cannot be said",
    "S7": "cannot be said",
    "S8": "cannot be said",
}
numbers = {"S1": 0.87, "S2": 2, "S3": 0, "S4": 2, "S5": 5, "S6": None, "S7": None, "S8": 2.5}
headline = "C"
