# misconception: any word for a verdict will do.
# message: none of the three
def rests_on_one(rows, column):
    people = rows.groupby(column)["participant"].nunique()
    return people[people == 1].index.tolist()


n_points = len(rests_on_one(extracts.merge(points, on="extract_id"), "point"))
verdicts = {
    "C1": "too strong",
    "C2": "fits",
    "C3": "fits",
    "C4": "too strong",
    "C5": "fits",
    "C6": "too strong",
    "C7": "fits",
    "C8": "too strong",
    "C9": "understates",
    "C10": "fits",
}
