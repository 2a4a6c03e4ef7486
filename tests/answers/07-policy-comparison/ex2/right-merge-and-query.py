states = dict.fromkeys(["V1", "V2"], "not yet in force")
states |= {"V3": "no longer in force", "V4": "partly in force", "V5": "unknown", "V6": "in force"}


def behind(day):
    laws = comparison.in_force(instruments, day)[["id", "state"]]
    joined = cells.merge(laws, left_on="instrument", right_on="id")
    return joined.query("status == 'present' and grade in ['P', 'Q']")


backed = {
    day: len(behind(day).query("state in ['in force', 'partly in force']"))
    for day in ["2024-01-01", "2026-06-01", "2026-11-21"]
}
lost = [
    f"{row.jurisdiction} {row.dimension}"
    for row in behind("2026-06-01").itertuples()
    if row.state.endswith("in force") and row.state.startswith("no")
]
