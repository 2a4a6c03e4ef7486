# misconception: to move is to move up.
# message: `moved_by` lacks somebody
read = policy[policy["grade"].isin(["P", "Q"]) & policy["dimension"].isin(asked)]
levels = read.pivot(index="jurisdiction", columns="dimension", values="value").dropna()
ranks = index.leave_one_out(levels)
moved_by = {name: ranks.index[ranks[name] < ranks["none"]].tolist() for name in asked}
follows = ["C", "D", "F"]
