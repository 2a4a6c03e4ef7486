# misconception: the highest rank is the highest number.
# message: ranks the other way round
intervals = index.rank_intervals(practice, 5_000, seed=8, direction=directions, missing="available")
intervals[["p5", "p95"]] = 7 - intervals[["p95", "p5"]]
widest = "Corvia"
reads = ["A", "D", "F"]
