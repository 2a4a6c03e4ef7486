# misconception: to name the level is enough.
# message: Hand your level over
levels = {"topic": "nominal", "certainty": "ordinal", "year": "interval", "minutes": "ratio"}
alphas = {variable: agreement.alpha(ratings(variable)) for variable in levels}
reading = {
    variable: "reliable" if alpha >= 0.8 else "tentative" if alpha >= 0.667 else "neither"
    for variable, alpha in alphas.items()
}
gaps = ["A", "D"]
