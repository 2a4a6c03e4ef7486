# misconception: to turn a dimension round is to bring it onto the scale.
# message: is not there yet in hours
firm_rows = preservation["grade"].isin(["P", "Q"]) & (preservation["rule"] == "minimum") & preservation["days"].notna()
kept = preservation[firm_rows].set_index("jurisdiction")["days"]
scaled = pd.DataFrame({how: index.normalise(kept, how) for how in ("min-max", "z", "rank")})
strict = index.normalise(practice)
strict["hours"] = practice["hours"].max() - practice["hours"]
holds = ["A", "C"]
