# misconception: steps of a scale are equally far apart.
# message: Is the way from 1 to 2 as long as
levels = {"topic": "nominal", "certainty": "interval", "year": "interval", "minutes": "ratio"}
alphas = {variable: agreement.alpha(ratings(variable), level) for variable, level in levels.items()}
reading = {
    variable: "reliable" if alpha >= 0.8 else "tentative" if alpha >= 0.667 else "neither"
    for variable, alpha in alphas.items()
}
gaps = ["A", "D"]
