# misconception: how often somebody comes first can be seen from the places.
# message: lacks the columns
intervals = index.rank_intervals(practice, 5_000, seed=8, direction=directions, missing="available")
widest = "Corvia"
reads = ["A", "D", "F"]
intervals = intervals[["case", "p5", "p95"]]
