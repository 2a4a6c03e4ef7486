euro, small, large = {}, {}, {}
for name, row in fines.iterrows():
    if row["grade"] in ("P", "Q"):
        euro[name] = None
        amounts = {"small": [], "large": []}
        if pd.notna(row["fixed_amount"]):
            euro[name] = row["fixed_amount"] * worth.get(row["currency"], 1)
            amounts["small"].append(euro[name])
            amounts["large"].append(euro[name])
        if pd.notna(row["per_cent_of_turnover"]):
            amounts["small"].append(row["per_cent_of_turnover"] * 50_000)
            amounts["large"].append(row["per_cent_of_turnover"] * 50_000_000)
        small[name], large[name] = max(amounts["small"], default=None), max(amounts["large"], default=None)
holds = ["E", "C", "A"]
