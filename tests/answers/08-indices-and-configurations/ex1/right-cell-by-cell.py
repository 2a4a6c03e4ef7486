firm_rows = preservation["grade"].isin(["P", "Q"]) & (preservation["rule"] == "minimum") & preservation["days"].notna()
kept = preservation[firm_rows].set_index("jurisdiction")["days"]
kept = kept.astype(object)
scaled = {}
for name, days in kept.items():
    scaled[name] = {
        "min-max": (days - kept.min()) / (kept.max() - kept.min()),
        "z": (days - kept.mean()) / kept.astype(float).std(ddof=0),
        "rank": sum(other < days for other in kept) + (1 + sum(other == days for other in kept)) / 2,
    }
scaled = pd.DataFrame(scaled).T
strict = {}
for name, row in practice.iterrows():
    strict[name] = {}
    for column in practice:
        lowest, highest = practice[column].min(), practice[column].max()
        share = (row[column] - lowest) / (highest - lowest)
        strict[name][column] = share if directions[column] == "up" else 1 - share
strict = pd.DataFrame.from_dict(strict, orient="index")
holds = ["A", "C"]
