# misconception: without a dimension is by that dimension.
# message: the places by that dimension alone
read = policy[policy["grade"].isin(["P", "Q"]) & policy["dimension"].isin(asked)]
levels = read.pivot(index="jurisdiction", columns="dimension", values="value").dropna()
ranks = index.leave_one_out(levels)
for name in asked:
    ranks[name] = index.rank(levels[name])
moved_by = {name: ranks.index[ranks[name] != ranks["none"]].tolist() for name in asked}
follows = ["C", "D", "F"]
