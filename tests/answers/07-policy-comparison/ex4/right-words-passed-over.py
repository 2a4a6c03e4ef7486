coding = {
    "United Kingdom": 2,
    "European Union": 1,
    "United States": 1,
    "Australia": 2,
    "India": None,
    "South Korea": 2,
    "Singapore": 2,
    "Indonesia": 1,
    "Philippines": 2,
    "Canada": 0,
}
own = pd.Series(coding, dtype="Int64")
weighted = agreement.kappa(own, second, weights="linear", labels=[0, 1, 2])
theirs = second.to_dict()
disputed = [name for name in coding if coding[name] != theirs[name]]
why = {
    "United Kingdom": "levels",
    "European Union": "slip",
    "United States": "slip",
    "India": "slip",
    "South Korea": "evidence",
    "Indonesia": "slip",
    "Philippines": "slip",
    "Canada": "levels",
}
reasons = {name: why[name] for name in disputed}
