# misconception: what is not printed was not said, and what most say all agree on.
# message: is that about the print or about the interviews
def rests_on_one(rows, column):
    people = rows.groupby(column)["participant"].nunique()
    return people[people == 1].index.tolist()


n_points = len(rests_on_one(extracts.merge(points, on="extract_id"), "point"))
verdicts = {
    "C1": "overstates",
    "C2": "fits",
    "C3": "fits",
    "C4": "fits",
    "C5": "fits",
    "C6": "fits",
    "C7": "fits",
    "C8": "overstates",
    "C9": "understates",
    "C10": "fits",
}
