# misconception: the share of draws in first place is the probability of being best.
# message: a share of draws into a probability
intervals = index.rank_intervals(practice, 5_000, seed=8, direction=directions, missing="available")
widest = "Corvia"
reads = ["A", "C", "E", "F"]
