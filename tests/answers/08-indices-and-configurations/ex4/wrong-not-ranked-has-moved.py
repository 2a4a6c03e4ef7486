# misconception: who is not ranked has lost a place.
# message: names somebody who does not stand in `ranks`
read = policy[policy["grade"].isin(["P", "Q"]) & policy["dimension"].isin(asked)]
levels = read.pivot(index="jurisdiction", columns="dimension", values="value").dropna()
ranks = index.leave_one_out(levels)
moved_by = {name: ranks.index[ranks[name] != ranks["none"]].tolist() for name in asked}
follows = ["C", "D", "F"]
moved_by["D9"] = [*moved_by["D9"], *sorted(set(policy["jurisdiction"]) - set(ranks.index))]
