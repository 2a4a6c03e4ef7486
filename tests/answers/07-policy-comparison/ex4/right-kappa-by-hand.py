coding = dict(zip(summaries.index, [1, 1, 1, 2, None, 2, 2, 1, 1, 0], strict=True))
pairs_of_levels = [(level, int(second[name])) for name, level in coding.items() if level is not None]
n = len(pairs_of_levels)
observed = sum(abs(a - b) for a, b in pairs_of_levels) / n
expected = sum(abs(a - b) for a, _ in pairs_of_levels for _, b in pairs_of_levels) / n**2
weighted = round(1 - observed / expected, 2)
disputed = ["India"] + [name for name, level in coding.items() if level is not None and level != second[name]]
reasons = {"India": "slip", "United Kingdom": "levels", "European Union": "slip", "Indonesia": "levels"}
