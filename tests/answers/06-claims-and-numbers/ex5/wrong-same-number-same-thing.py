# misconception: the same number is the same finding.
# message: W2 has the same number twice
differs = {
    "W1": ["counted", "unit", "period"],
    "W2": [],
    "W3": ["country"],
    "W4": ["counted", "unit", "period"],
    "W5": ["period"],
    "W6": ["country"],
    "W7": ["unit", "country"],
}
may = {"W1": "no", "W2": "yes", "W3": "no", "W4": "no", "W5": "yes", "W6": "yes", "W7": "no"}
