rows = preservation.query("grade in ['P', 'Q'] and rule == 'minimum' and days == days")
kept = rows.set_index("jurisdiction")["days"].astype(float)
scaled = pd.DataFrame(
    {
        "rank": kept.rank(),
        "min-max": (kept - kept.min()) / (kept.max() - kept.min()),
        "z": (kept - kept.mean()) / kept.std(),
    }
)
turned = practice.astype(float)
turned["hours"] = -turned["hours"]
strict = (turned - turned.min()) / (turned.max() - turned.min())
holds = ["C", "A"]
