# misconception: the last in the list moves most.
# message: `widest` is not the one
intervals = index.rank_intervals(practice, 5_000, seed=8, direction=directions, missing="available")
widest = "Fervia"
reads = ["A", "D", "F"]
