# misconception: who sets no deadline that is known sets the longest.
# message: a gap that was filled
filled = practice.fillna(practice.max())
intervals = index.rank_intervals(filled, 5_000, seed=8, direction=directions)
widest = "Corvia"
reads = ["A", "D", "F"]
