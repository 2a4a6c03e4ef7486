# misconception: what is not known is nothing, so no hours.
# message: takes the unknown deadline for 0 hours
firm_rows = preservation["grade"].isin(["P", "Q"]) & (preservation["rule"] == "minimum") & preservation["days"].notna()
kept = preservation[firm_rows].set_index("jurisdiction")["days"]
scaled = pd.DataFrame({how: index.normalise(kept, how) for how in ("min-max", "z", "rank")})
strict = index.normalise(practice.fillna(0), "min-max", directions)
holds = ["A", "C"]
