levels = {}
for row in policy.itertuples():
    if row.grade in ("P", "Q") and row.dimension in asked:
        levels.setdefault(row.jurisdiction, {})[row.dimension] = float(row.value)
levels = pd.DataFrame({name: row for name, row in levels.items() if len(row) == 5}).T
values = (levels - levels.min()) / (levels.max() - levels.min())
ranks = pd.DataFrame({"none": values.sum(axis=1).rank(ascending=False, method="min")})
for name in asked:
    ranks[name] = values.drop(columns=name).sum(axis=1).rank(ascending=False, method="min").astype(int)
moved_by = {name: list(ranks[ranks[name] != ranks["none"]].index) for name in asked}
follows = ["C", "D", "F"]
