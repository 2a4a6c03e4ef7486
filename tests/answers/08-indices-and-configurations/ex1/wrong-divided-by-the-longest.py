# misconception: min-max divides by the highest value.
# message: divides by the longest
firm_rows = preservation["grade"].isin(["P", "Q"]) & (preservation["rule"] == "minimum") & preservation["days"].notna()
kept = preservation[firm_rows].set_index("jurisdiction")["days"]
scaled = pd.DataFrame({how: index.normalise(kept, how) for how in ("min-max", "z", "rank")})
scaled["min-max"] = kept / kept.max()
strict = index.normalise(practice, "min-max", directions)
holds = ["A", "C"]
