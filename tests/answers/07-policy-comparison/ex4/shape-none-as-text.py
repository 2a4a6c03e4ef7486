# misconception: None is a word like the others.
# message: has None as text
coding = {
    "United Kingdom": 2,
    "European Union": 1,
    "United States": 1,
    "Australia": 2,
    "India": "None",
    "South Korea": 2,
    "Singapore": 2,
    "Indonesia": 1,
    "Philippines": 2,
    "Canada": 0,
}
weighted = 0.5
disputed = [name for name in coding if coding[name] != second[name]]
reasons = {"European Union": "slip", "India": "slip", "Indonesia": "levels", "Philippines": "levels"}
