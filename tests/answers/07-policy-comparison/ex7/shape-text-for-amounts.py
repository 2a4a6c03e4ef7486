# misconception: an amount is text with its currency.
# message: An amount in `euro`
kept = fines[fines["grade"].isin(["P", "Q"])]
done = comparison.convert(kept["fixed_amount"], kept["currency"], to="EUR", rates=rates)["converted"]
euro = {name: None if pd.isna(amount) else f"{amount} EUR" for name, amount in done.items()}


def highest(turnover):
    most = pd.concat([kept["fixed_amount"], kept["per_cent_of_turnover"] / 100 * turnover], axis=1).max(axis=1)
    return {name: None if pd.isna(amount) else f"{amount} EUR" for name, amount in most.items()}


small = highest(5_000_000)
large = highest(5_000_000_000)
holds = ["A", "C", "E"]
