# misconception: a loop over a column meets each value once.
# message: Name each value once
def rests_on_one(rows, column):
    found = []
    for value in rows[column].dropna():
        if rows.loc[rows[column] == value, "participant"].nunique() == 1:
            found.append(value)
    return found


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
