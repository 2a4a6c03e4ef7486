# misconception: a missing cell is 0.
# message: takes the unknown deadline for 0 hours
intervals = index.rank_intervals(practice.fillna(0), 5_000, seed=8, direction=directions, missing="available")
widest = "Corvia"
reads = ["A", "D", "F"]
