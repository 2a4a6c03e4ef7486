# misconception: every claim from six interviews overstates.
# message: Every claim has the same verdict
def rests_on_one(rows, column):
    people = rows.groupby(column)["participant"].nunique()
    return people[people == 1].index.tolist()


n_points = len(rests_on_one(extracts.merge(points, on="extract_id"), "point"))
verdicts = {f"C{number}": "overstates" for number in range(1, 11)}
