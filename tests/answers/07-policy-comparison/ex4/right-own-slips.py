coding = {
    "United Kingdom": 1,
    "European Union": 1,
    "United States": 1,
    "Australia": 2,
    "India": None,
    "South Korea": 2,
    "Singapore": 2,
    "Indonesia": 1,
    "Philippines": 2,
    "Canada": 1,
}
own = pd.Series(coding, dtype="Int64")
weighted = agreement.kappa(own, second, weights="linear", labels=[0, 1, 2])
disputed = [name for name in coding if coding[name] != second[name]]
reasons = dict.fromkeys(["United Kingdom", "European Union", "India", "Canada"], "slip")
reasons |= dict.fromkeys(["Indonesia", "Philippines"], "levels")
