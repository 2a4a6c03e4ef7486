# misconception: whoever codes otherwise has made a mistake.
# message: each code has words of the summary on its side
coding = {
    "United Kingdom": 1,
    "European Union": 1,
    "United States": 1,
    "Australia": 2,
    "India": None,
    "South Korea": None,
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
    "Indonesia": "levels",
    "Philippines": "levels",
    "Canada": "levels",
}
reasons = dict.fromkeys(disputed, "slip")
