# misconception: who names every sentence has named the right ones.
# message: more letters than the task asks for
levels = {"topic": "nominal", "certainty": "ordinal", "year": "interval", "minutes": "ratio"}
alphas = {variable: agreement.alpha(ratings(variable), level) for variable, level in levels.items()}
reading = {
    variable: "reliable" if alpha >= 0.8 else "tentative" if alpha >= 0.667 else "neither"
    for variable, alpha in alphas.items()
}
gaps = ["A", "B", "C", "D", "E"]
