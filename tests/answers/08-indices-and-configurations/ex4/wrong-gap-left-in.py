# misconception: a gap takes care of itself.
# message: keeps a jurisdiction with a gap
read = policy[policy["grade"].isin(["P", "Q"]) & policy["dimension"].isin(asked)]
levels = read.pivot(index="jurisdiction", columns="dimension", values="value")
ranks = index.leave_one_out(levels, missing="available")
moved_by = {name: ranks.index[ranks[name] != ranks["none"]].tolist() for name in asked}
follows = ["C", "D", "F"]
