# misconception: arrests and reports are both counts of crime.
# message: W1 sets a year of arrests
differs = {
    "W1": ["period"],
    "W2": ["counted"],
    "W3": ["counted", "country"],
    "W4": ["counted", "unit", "period"],
    "W5": ["period"],
    "W6": ["country"],
    "W7": ["unit", "country"],
}
may = {"W1": "yes", "W2": "no", "W3": "no", "W4": "no", "W5": "yes", "W6": "yes", "W7": "no"}
