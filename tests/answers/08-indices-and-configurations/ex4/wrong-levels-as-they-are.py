# misconception: levels are on one scale, so they need no normalising.
# message: adds the levels as they are
read = policy[policy["grade"].isin(["P", "Q"]) & policy["dimension"].isin(asked)]
levels = read.pivot(index="jurisdiction", columns="dimension", values="value").dropna()
ranks = pd.DataFrame({"none": levels.sum(axis=1).rank(ascending=False, method="min")})
for name in asked:
    ranks[name] = levels.drop(columns=name).sum(axis=1).rank(ascending=False, method="min")
moved_by = {name: ranks.index[ranks[name] != ranks["none"]].tolist() for name in asked}
follows = ["C", "D", "F"]
