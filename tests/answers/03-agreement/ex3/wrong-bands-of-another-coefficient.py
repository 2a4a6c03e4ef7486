# misconception: one set of bands is as good as another.
# message: follows the bands of Landis and Koch
levels = {"topic": "nominal", "certainty": "ordinal", "year": "interval", "minutes": "ratio"}
alphas = {variable: agreement.alpha(ratings(variable), level) for variable, level in levels.items()}
reading = {
    variable: "reliable" if alpha > 0.6 else "tentative" if alpha > 0.4 else "neither"
    for variable, alpha in alphas.items()
}
gaps = ["A", "D"]
