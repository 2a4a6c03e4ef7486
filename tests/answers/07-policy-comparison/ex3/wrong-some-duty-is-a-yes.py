# misconception: level 1 is a yes.
# message: Level 1 is counted as a yes
statuses = {
    "N1": "absent",
    "N2": "unknown",
    "N3": "absent",
    "N4": "unknown",
    "N5": "not applicable",
    "N6": "present",
}
rows = []
for dimension, part in cells.groupby("dimension", sort=False):
    strong_part = part[part["grade"].isin(["P", "Q"])]
    yes = int((strong_part["value"] >= 1).sum())
    no = int((strong_part["value"] < 1).sum())
    outside = int((part["status"] == "not applicable").sum())
    open_ = len(part) - yes - no - outside
    rows.append(
        {
            "dimension": dimension,
            "yes": yes,
            "no": no,
            "outside": outside,
            "open": open_,
            "known_share": yes / (yes + no) if yes + no else None,
            "lowest": yes / (yes + no + open_),
            "highest": (yes + open_) / (yes + no + open_),
        }
    )
bounds = pd.DataFrame(rows).set_index("dimension")
effect = "B"
