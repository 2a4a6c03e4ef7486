# misconception: a direction can be given at every step.
# message: and once only
strict = index.normalise(practice, "min-max", directions)
intervals = index.rank_intervals(strict, 5_000, seed=8, direction=directions, missing="available")
widest = "Corvia"
reads = ["A", "D", "F"]
