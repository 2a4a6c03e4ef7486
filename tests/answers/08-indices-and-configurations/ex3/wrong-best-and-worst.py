# misconception: the interval goes from the best place to the worst.
# message: gives the best and the worst place
intervals = index.rank_intervals(practice, 5_000, seed=8, direction=directions, missing="available")
intervals[["p5", "p95"]] = intervals[["best", "worst"]]
widest = "Corvia"
reads = ["A", "D", "F"]
