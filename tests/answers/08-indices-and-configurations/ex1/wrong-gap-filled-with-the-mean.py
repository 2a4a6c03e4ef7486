# misconception: a mean in a gap changes nothing.
# message: The gap stays a gap
firm_rows = preservation["grade"].isin(["P", "Q"]) & (preservation["rule"] == "minimum") & preservation["days"].notna()
kept = preservation[firm_rows].set_index("jurisdiction")["days"]
scaled = pd.DataFrame({how: index.normalise(kept, how) for how in ("min-max", "z", "rank")})
filled = practice.astype(float)
filled = filled.fillna(filled.mean())
strict = index.normalise(filled, "min-max", directions)
holds = ["A", "C"]
