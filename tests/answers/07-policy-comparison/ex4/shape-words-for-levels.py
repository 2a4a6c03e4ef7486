# misconception: a level can be written in words.
# message: A level in `coding`
coding = {
    "United Kingdom": 2,
    "European Union": 1,
    "United States": "voluntary",
    "Australia": 2,
    "India": None,
    "South Korea": 2,
    "Singapore": 2,
    "Indonesia": 1,
    "Philippines": 2,
    "Canada": 0,
}
weighted = 0.5
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
reasons = {name: why[name] for name in disputed}
