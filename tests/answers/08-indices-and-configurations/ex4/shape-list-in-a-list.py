# misconception: a list can be appended to a list as it is.
# message: `moved_by` holds something that is none of the jurisdictions
read = policy[policy["grade"].isin(["P", "Q"]) & policy["dimension"].isin(asked)]
levels = read.pivot(index="jurisdiction", columns="dimension", values="value").dropna()
ranks = index.leave_one_out(levels)
moved_by = {name: [] for name in asked}
for name in asked:
    moved_by[name].append(ranks.index[ranks[name] != ranks["none"]].tolist())
follows = ["C", "D", "F"]
