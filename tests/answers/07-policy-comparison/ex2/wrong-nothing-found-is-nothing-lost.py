# misconception: where the look-up finds nothing, there is nothing.
# message: so no state was found
states = dict.fromkeys(["V1", "V2"], "not yet in force")
states |= {"V3": "no longer in force", "V4": "partly in force", "V5": "unknown", "V6": "in force"}
present = cells[cells["grade"].isin(["P", "Q"]) & (cells["status"] == "present")]
backed, lost = {}, []
for day in ("2024-01-01", "2026-06-01", "2026-11-21"):
    state = comparison.in_force(instruments, day)["state"].to_dict()
    found = [(row, state.get(row.instrument, "")) for row in present.itertuples()]
    backed[day] = sum(here in ("in force", "partly in force") for _, here in found)
    if day == "2026-06-01":
        lost = [f"{row.jurisdiction} {row.dimension}" for row, here in found if here.startswith("no")]
