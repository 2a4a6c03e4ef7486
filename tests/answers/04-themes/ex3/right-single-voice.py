def rests_on_one(rows, column):
    return themes.single_voice(themes.matrix(rows.dropna(subset=[column]), columns=column))


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
