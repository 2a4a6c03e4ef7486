coding = {
    "United Kingdom": 1,
    "European Union": 1,
    "United States": 1,
    "Australia": 2,
    "India": None,
    "South Korea": None,
    "Singapore": 2,
    "Indonesia": 2,
    "Philippines": 1,
    "Canada": 1,
}
own = pd.Series(coding, dtype="Int64")
weighted = agreement.kappa(own, second, weights="linear", labels=[0, 1, 2])
theirs = second.to_dict()
disputed = [name for name in coding if coding[name] != theirs[name]]
why = {
    "United Kingdom": "levels",
    "European Union": "slip",
    "United States": "slip",
    "India": "evidence",
    "South Korea": "evidence",
    "Indonesia": "levels",
    "Philippines": "levels",
    "Canada": "levels",
}
reasons = {name: why[name] for name in disputed}
