# misconception: alpha is the share of agreement.
# message: this is percent agreement
levels = {"topic": "nominal", "certainty": "ordinal", "year": "interval", "minutes": "ratio"}
alphas = {variable: agreement.percent(ratings(variable)) for variable in levels}
reading = {
    variable: "reliable" if alpha >= 0.8 else "tentative" if alpha >= 0.667 else "neither"
    for variable, alpha in alphas.items()
}
gaps = ["A", "D"]
