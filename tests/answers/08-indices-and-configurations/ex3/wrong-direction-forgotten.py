# misconception: all dimensions run the same way.
# message: rewards long deadlines
intervals = index.rank_intervals(practice, 5_000, seed=8, missing="available")
widest = "Corvia"
reads = ["A", "D", "F"]
