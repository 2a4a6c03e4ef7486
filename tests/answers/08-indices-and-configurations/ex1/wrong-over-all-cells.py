# misconception: a table has one lowest and one highest value.
# message: one highest value over all cells
firm_rows = preservation["grade"].isin(["P", "Q"]) & (preservation["rule"] == "minimum") & preservation["days"].notna()
kept = preservation[firm_rows].set_index("jurisdiction")["days"]
scaled = pd.DataFrame({how: index.normalise(kept, how) for how in ("min-max", "z", "rank")})
strict = (practice - practice.min().min()) / (practice.max().max() - practice.min().min())
holds = ["A", "C"]
