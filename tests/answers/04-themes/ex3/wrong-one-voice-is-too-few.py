# misconception: nothing may be said that rests on one person.
# message: To rest on one is no fault
def rests_on_one(rows, column):
    people = rows.groupby(column)["participant"].nunique()
    return people[people == 1].index.tolist()


n_points = len(rests_on_one(extracts.merge(points, on="extract_id"), "point"))
verdicts = {
    "C1": "overstates",
    "C2": "overstates",
    "C3": "overstates",
    "C4": "overstates",
    "C5": "fits",
    "C6": "overstates",
    "C7": "fits",
    "C8": "overstates",
    "C9": "understates",
    "C10": "overstates",
}
