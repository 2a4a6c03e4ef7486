# misconception: a year is a number.
# message: A start in `timeline`
behind = cells[cells["dimension"].isin(["D3", "D9"]) & cells["grade"].isin(["P", "Q"]) & (cells["status"] == "present")]
timeline = instruments[instruments["id"].isin(behind["instrument"])].copy()
timeline["start"] = timeline["in_force_from"].str.extract(r"(\d{4}(?:-\d{2}-\d{2})?)")[0]
timeline = timeline.dropna(subset="start").sort_values("start")[["id", "jurisdiction", "start"]]
timeline["start"] = timeline["start"].str[:4].astype(int)
moves = {
    "M1": "order only",
    "M2": "points to a link",
    "M3": "something else",
    "M4": "something else",
    "M5": "points to a link",
    "M6": "order only",
}
