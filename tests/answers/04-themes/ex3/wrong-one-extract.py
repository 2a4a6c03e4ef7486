# misconception: what has one extract is what rests on one person.
# message: A person with two extracts is still one person
def rests_on_one(rows, column):
    numbers = rows[column].value_counts()
    return numbers[numbers == 1].index.tolist()


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
