# misconception: a function may choose its own column.
# message: Use the name that it is handed
def rests_on_one(rows, column):
    people = rows.groupby("point" if "point" in rows else "participant")["participant"].nunique()
    return people[people == 1].index.tolist()


n_points = len(rests_on_one(extracts.merge(points, on="extract_id"), "point"))
verdicts = {
    "C1": "overstates",
    "C2": "fits",
    "C3": "fits",
    "C4": "overstates",
    "C5": "fits",
    "C6": "overstates",
    "C7": "fits",
    "C8": "overstates",
    "C9": "understates",
    "C10": "fits",
}
