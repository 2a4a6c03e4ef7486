# misconception: alpha is a share of a hundred.
# message: alpha is 1 at most
levels = {"topic": "nominal", "certainty": "ordinal", "year": "interval", "minutes": "ratio"}
alphas = {variable: agreement.alpha(ratings(variable), level) for variable, level in levels.items()}
reading = {
    variable: "reliable" if alpha >= 0.8 else "tentative" if alpha >= 0.667 else "neither"
    for variable, alpha in alphas.items()
}
gaps = ["A", "D"]
alphas = {variable: 100 * alpha for variable, alpha in alphas.items()}
