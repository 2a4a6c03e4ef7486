# misconception: a rank interval is a confidence interval.
# message: as a confidence interval
intervals = index.rank_intervals(practice, 5_000, seed=8, direction=directions, missing="available")
widest = "Corvia"
reads = ["A", "B", "D", "F"]
