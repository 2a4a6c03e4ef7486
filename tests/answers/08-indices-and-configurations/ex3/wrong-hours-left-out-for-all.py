# misconception: a dimension with a gap is lost for all.
# message: leaves the hours out for all
intervals = index.rank_intervals(practice, 5_000, seed=8, direction=directions, missing="drop dimension")
widest = "Corvia"
reads = ["A", "D", "F"]
