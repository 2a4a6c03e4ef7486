# misconception: any law of a jurisdiction belongs on its timeline.
# message: that no present cell of D3 or D9
behind = cells[
    cells["dimension"].str.startswith("D") & cells["grade"].isin(["P", "Q"]) & (cells["status"] == "present")
]
timeline = instruments[instruments["id"].isin(behind["instrument"])].copy()
timeline["start"] = timeline["in_force_from"].str.extract(r"(\d{4}(?:-\d{2}-\d{2})?)")[0]
timeline = timeline.dropna(subset="start").sort_values("start")[["id", "jurisdiction", "start"]]
moves = {
    "M1": "order only",
    "M2": "points to a link",
    "M3": "something else",
    "M4": "something else",
    "M5": "points to a link",
    "M6": "order only",
}
