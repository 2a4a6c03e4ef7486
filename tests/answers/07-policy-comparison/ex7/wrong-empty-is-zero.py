# misconception: no fixed amount means a fine of 0.
# message: an empty cell is taken for a fine of 0
kept = fines[fines["grade"].isin(["P", "Q"])]
done = comparison.convert(kept["fixed_amount"], kept["currency"], to="EUR", rates=rates)["converted"]
euro = {name: 0.0 if pd.isna(amount) else float(amount) for name, amount in done.items()}


def highest(turnover):
    most = pd.concat([done, kept["per_cent_of_turnover"] / 100 * turnover], axis=1).max(axis=1)
    return {name: 0.0 if pd.isna(amount) else float(amount) for name, amount in most.items()}


small = highest(5_000_000)
large = highest(5_000_000_000)
holds = ["A", "C", "E"]
