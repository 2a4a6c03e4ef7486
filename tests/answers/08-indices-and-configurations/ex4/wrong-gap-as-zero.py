# misconception: an empty cell is a no.
# message: A gap is no zero
read = policy[policy["grade"].isin(["P", "Q"]) & policy["dimension"].isin(asked)]
levels = (
    read.pivot(index="jurisdiction", columns="dimension", values="value")
    .reindex(policy["jurisdiction"].unique())
    .fillna(0)
)
ranks = index.leave_one_out(levels)
moved_by = {name: ranks.index[ranks[name] != ranks["none"]].tolist() for name in asked}
follows = ["C", "D", "F"]
