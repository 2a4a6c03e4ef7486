# misconception: rank 1 is always the highest.
# message: `rank` gives 1 to the longest
firm_rows = preservation["grade"].isin(["P", "Q"]) & (preservation["rule"] == "minimum") & preservation["days"].notna()
kept = preservation[firm_rows].set_index("jurisdiction")["days"]
scaled = pd.DataFrame({how: index.normalise(kept, how) for how in ("min-max", "z", "rank")})
scaled["rank"] = kept.rank(ascending=False)
strict = index.normalise(practice, "min-max", directions)
holds = ["A", "C"]
