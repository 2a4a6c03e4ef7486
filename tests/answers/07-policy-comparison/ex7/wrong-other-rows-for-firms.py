# misconception: which rows are kept matters for the fixed amounts only.
# message: does not have the same jurisdictions as `euro`
kept = fines[fines["grade"].isin(["P", "Q"])]
done = comparison.convert(fines["fixed_amount"], fines["currency"], to="EUR", rates=rates)["converted"]
euro = {name: None if pd.isna(done[name]) else float(done[name]) for name in kept.index}


def highest(turnover):
    most = pd.concat([done, fines["per_cent_of_turnover"] / 100 * turnover], axis=1).max(axis=1)
    return {name: None if pd.isna(amount) else float(amount) for name, amount in most.items()}


small = highest(5_000_000)
large = highest(5_000_000_000)
holds = ["A", "C", "E"]
