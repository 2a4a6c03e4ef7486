# misconception: an empty cell means that there is no duty.
# message: A gap is no zero
firm_rows = preservation["grade"].isin(["P", "Q"]) & (preservation["rule"] == "minimum") & preservation["days"].notna()
kept = preservation.set_index("jurisdiction")["days"].fillna(0)
scaled = pd.DataFrame({how: index.normalise(kept, how) for how in ("min-max", "z", "rank")})
strict = index.normalise(practice, "min-max", directions)
holds = ["A", "C"]
