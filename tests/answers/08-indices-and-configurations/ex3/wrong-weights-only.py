# misconception: only the weights are a choice.
# message: not all the other choices
intervals = index.rank_intervals(
    practice,
    5_000,
    seed=8,
    direction=directions,
    missing="available",
    normalisations=["min-max"],
    aggregations=["arithmetic"],
)
widest = "Corvia"
reads = ["A", "D", "F"]
