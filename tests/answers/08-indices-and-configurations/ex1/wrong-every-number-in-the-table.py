# misconception: a number is a number, whatever its grade and rule.
# message: `kept` holds a ceiling
firm_rows = preservation["grade"].isin(["P", "Q"]) & (preservation["rule"] == "minimum") & preservation["days"].notna()
kept = preservation[preservation["days"].notna()].set_index("jurisdiction")["days"]
scaled = pd.DataFrame({how: index.normalise(kept, how) for how in ("min-max", "z", "rank")})
strict = index.normalise(practice, "min-max", directions)
holds = ["A", "C"]
