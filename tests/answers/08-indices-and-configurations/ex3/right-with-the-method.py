intervals = index.rank_intervals(practice, 8_000, seed=2026, direction=directions, missing="available")
widest = "Corvia"
reads = ["A", "D", "F"]
