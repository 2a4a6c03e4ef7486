# misconception: what is written as a number is measured.
# message: treats all four alike
levels = dict.fromkeys(["topic", "certainty", "year", "minutes"], "interval")
alphas = {variable: agreement.alpha(ratings(variable), level) for variable, level in levels.items()}
reading = {
    variable: "reliable" if alpha >= 0.8 else "tentative" if alpha >= 0.667 else "neither"
    for variable, alpha in alphas.items()
}
gaps = ["A", "D"]
