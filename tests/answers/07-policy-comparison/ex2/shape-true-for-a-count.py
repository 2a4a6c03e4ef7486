# misconception: some cell is backed, and that answers how many.
# message: A value in `backed`
states = {
    "V1": "not yet in force",
    "V2": "not yet in force",
    "V3": "no longer in force",
    "V4": "partly in force",
    "V5": "unknown",
    "V6": "in force",
}
present = cells[cells["grade"].isin(["P", "Q"]) & (cells["status"] == "present")]
backed = {}
for day in ("2024-01-01", "2026-06-01", "2026-11-21"):
    state = present["instrument"].map(comparison.in_force(instruments, day).set_index("id")["state"])
    backed[day] = bool(state.isin(["in force", "partly in force"]).any())
    if day == "2026-06-01":
        out = present[state.isin(["not yet in force", "no longer in force"])]
lost = (out["jurisdiction"] + " " + out["dimension"]).tolist()
