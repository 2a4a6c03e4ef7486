# misconception: what looks like a number is one.
# message: `intervals['share_first']` is text
intervals = index.rank_intervals(practice, 5_000, seed=8, direction=directions, missing="available")
intervals["share_first"] = intervals["share_first"].map("{:.0%}".format)
widest = "Corvia"
reads = ["A", "D", "F"]
