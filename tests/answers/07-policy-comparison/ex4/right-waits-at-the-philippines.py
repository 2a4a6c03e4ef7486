coding = {
    "United Kingdom": 2,
    "European Union": 1,
    "United States": 1,
    "Australia": 2,
    "India": None,
    "South Korea": None,
    "Singapore": 2,
    "Indonesia": 1,
    "Philippines": None,
    "Canada": 0,
}
own = pd.Series(coding, dtype="Int64")
weighted = agreement.kappa(own, second, weights="linear", labels=[0, 1, 2])
disputed = [name for name in coding if coding[name] != second[name]]
reasons = {"European Union": "slip", "Indonesia": "levels"}
reasons |= dict.fromkeys(["India", "South Korea", "Philippines"], "evidence")
