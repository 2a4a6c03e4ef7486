# misconception: the larger fine is for the smaller firm.
# message: are the wrong way round
kept = fines[fines["grade"].isin(["P", "Q"])]
done = comparison.convert(kept["fixed_amount"], kept["currency"], to="EUR", rates=rates)["converted"]
euro = {name: None if pd.isna(amount) else float(amount) for name, amount in done.items()}
small, large = (
    pd.concat([done, kept["per_cent_of_turnover"] / 100 * turnover], axis=1).max(axis=1).astype(object)
    for turnover in (5e9, 5e6)
)
small, large = small.where(small.notna(), None).to_dict(), large.where(large.notna(), None).to_dict()
holds = ["A", "C", "E"]
