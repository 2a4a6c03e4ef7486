# misconception: the state on the last day holds for the days before it.
# message: has the states of one day for all three
states = {
    "V1": "not yet in force",
    "V2": "not yet in force",
    "V3": "no longer in force",
    "V4": "partly in force",
    "V5": "unknown",
    "V6": "in force",
}
present = cells[cells["grade"].isin(["P", "Q"]) & (cells["status"] == "present")]
state = present["instrument"].map(comparison.in_force(instruments, "2026-11-21").set_index("id")["state"])
backed = dict.fromkeys(["2024-01-01", "2026-06-01", "2026-11-21"], int(state.str.match("in|partly in").sum()))
lost = (present["jurisdiction"] + " " + present["dimension"])[state.str.startswith("no")].tolist()
