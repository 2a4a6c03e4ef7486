# misconception: what one participant says, participants say.
# message: is let pass where one person is quoted
def rests_on_one(rows, column):
    people = rows.groupby(column)["participant"].nunique()
    return people[people == 1].index.tolist()


n_points = len(rests_on_one(extracts.merge(points, on="extract_id"), "point"))
verdicts = {
    "C1": "fits",
    "C2": "fits",
    "C3": "fits",
    "C4": "overstates",
    "C5": "fits",
    "C6": "overstates",
    "C7": "fits",
    "C8": "fits",
    "C9": "understates",
    "C10": "fits",
}
