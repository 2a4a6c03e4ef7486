# misconception: where nothing was found the law is weak.
# message: makes the gap the weakest law
firm_rows = preservation["grade"].isin(["P", "Q"]) & (preservation["rule"] == "minimum") & preservation["days"].notna()
kept = preservation[firm_rows].set_index("jurisdiction")["days"]
scaled = pd.DataFrame({how: index.normalise(kept, how) for how in ("min-max", "z", "rank")})
strict = index.normalise(practice, "min-max", directions).fillna(0)
holds = ["A", "C"]
