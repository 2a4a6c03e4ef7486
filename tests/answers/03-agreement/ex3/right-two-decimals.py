levels = {"topic": "nominal", "certainty": "ordinal", "year": "interval", "minutes": "ratio"}
alphas, reading = {}, {}
for variable in levels:
    alphas[variable] = round(agreement.alpha(ratings(variable), levels[variable]), 2)
    if alphas[variable] >= 0.8:
        reading[variable] = "reliable"
    elif alphas[variable] >= 0.67:
        reading[variable] = "tentative"
    else:
        reading[variable] = "neither"
gaps = ["A", "D"]
