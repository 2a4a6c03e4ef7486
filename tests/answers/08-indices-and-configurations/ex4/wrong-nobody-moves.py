# misconception: one dimension of five changes no rank.
# message: `moved_by` is empty throughout
read = policy[policy["grade"].isin(["P", "Q"]) & policy["dimension"].isin(asked)]
levels = read.pivot(index="jurisdiction", columns="dimension", values="value").dropna()
ranks = index.leave_one_out(levels)
moved_by = {name: [] for name in asked}
follows = ["C", "D", "F"]
