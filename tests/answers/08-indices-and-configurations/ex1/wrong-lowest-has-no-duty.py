# misconception: 0 on a scale is nothing, and more is better protection.
# message: takes the lowest of a table for none at all
firm_rows = preservation["grade"].isin(["P", "Q"]) & (preservation["rule"] == "minimum") & preservation["days"].notna()
kept = preservation[firm_rows].set_index("jurisdiction")["days"]
scaled = pd.DataFrame({how: index.normalise(kept, how) for how in ("min-max", "z", "rank")})
strict = index.normalise(practice, "min-max", directions)
holds = ["A", "B", "C", "D"]
