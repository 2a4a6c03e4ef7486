# misconception: what has no date yet comes last.
# message: has a row without a start
timeline = instruments.copy()
timeline["start"] = timeline["in_force_from"].str.extract(r"(\d{4}(?:-\d{2}-\d{2})?)")[0]
timeline = timeline.sort_values("start")[["id", "jurisdiction", "start"]]
moves = {
    "M1": "order only",
    "M2": "points to a link",
    "M3": "something else",
    "M4": "something else",
    "M5": "points to a link",
    "M6": "order only",
}
