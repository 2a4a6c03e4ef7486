# misconception: nothing can ever point to a link.
# message: M2: ask where the three definitions come from
behind = cells[cells["dimension"].isin(["D3", "D9"]) & cells["grade"].isin(["P", "Q"]) & (cells["status"] == "present")]
timeline = instruments[instruments["id"].isin(behind["instrument"])].copy()
timeline["start"] = timeline["in_force_from"].str.extract(r"(\d{4}(?:-\d{2}-\d{2})?)")[0]
timeline = timeline.dropna(subset="start").sort_values("start")[["id", "jurisdiction", "start"]]
moves = {
    "M1": "order only",
    "M2": "order only",
    "M3": "something else",
    "M4": "something else",
    "M5": "order only",
    "M6": "order only",
}
