# misconception: a million is a unit like the others.
# message: the amount is in millions
kept = fines[fines["grade"].isin(["P", "Q"])]
done = comparison.convert(kept["fixed_amount"], kept["currency"], to="EUR", rates=rates)["converted"] / 1e6
euro = {name: None if pd.isna(amount) else float(amount) for name, amount in done.items()}
small, large = {}, {}
for firm, turnover in ((small, 5), (large, 5_000)):
    for name, share in (kept["per_cent_of_turnover"] / 100 * turnover).items():
        firm[name] = max((one for one in (euro[name], share) if one is not None and one == one), default=None)
holds = ["A", "C", "E"]
