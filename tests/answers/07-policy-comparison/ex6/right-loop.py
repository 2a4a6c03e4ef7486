by_id = instruments.set_index("id")
found = {}
for row in cells.to_dict("records"):
    if row["dimension"] in ("D3", "D9") and row["status"] == "present" and row["grade"] in ("P", "Q"):
        date = by_id.loc[row["instrument"], "in_force_from"]
        if isinstance(date, str):
            first = date[:10] if date[4:5] == "-" else date[:4]
            found[row["instrument"]] = (row["instrument"], by_id.loc[row["instrument"], "jurisdiction"], first)
timeline = pd.DataFrame(sorted(found.values(), key=lambda one: one[2]), columns=["id", "jurisdiction", "start"])
moves = dict.fromkeys(["M1", "M6"], "order only") | dict.fromkeys(["M2", "M5"], "points to a link")
moves |= dict.fromkeys(["M3", "M4"], "something else")
