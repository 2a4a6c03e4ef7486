intervals = index.rank_intervals(practice.assign(hours=-practice["hours"]), 7_500, seed=21, missing="available")
intervals = intervals.set_index("case", drop=False).sort_index(ascending=False)
widest = (intervals["p95"] - intervals["p5"]).idxmax()
reads = ["A", "D", "F"]
