# misconception: a mean is the arithmetic mean.
# message: arithmetic means alone
intervals = index.rank_intervals(
    practice, 5_000, seed=8, direction=directions, missing="available", aggregations=["arithmetic"]
)
widest = "Corvia"
reads = ["A", "D", "F"]
