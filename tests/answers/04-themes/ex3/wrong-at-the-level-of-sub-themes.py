# misconception: what holds of sub-themes holds of everything below them.
# message: ask for the column `point`
def rests_on_one(rows, column):
    people = rows.groupby(column)["participant"].nunique()
    return people[people == 1].index.tolist()


n_points = len(rests_on_one(extracts, "sub_theme"))
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
