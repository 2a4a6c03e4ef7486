levels = dict(topic="nominal", certainty="ordinal", year="interval", minutes="ratio")  # noqa: C408
alphas, reading = {}, {}
words = {"do not rely on it": "neither", "tentative conclusions only": "tentative", "reliable": "reliable"}
for variable in levels:
    parts = agreement.alpha_parts(ratings(variable), levels[variable])
    alphas[variable] = 1 - parts.observed / parts.expected
    reading[variable] = words[agreement.band(alphas[variable], "Krippendorff")]
gaps = ["D", "A"]
