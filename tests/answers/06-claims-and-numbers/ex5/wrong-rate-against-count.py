# misconception: a rate and a count may be set side by side.
# message: W7 sets a rate against a count
differs = {
    "W1": ["counted", "unit", "period"],
    "W2": ["counted"],
    "W3": ["counted", "country"],
    "W4": ["counted", "unit", "period"],
    "W5": ["period"],
    "W6": ["country"],
    "W7": ["country"],
}
may = {"W1": "no", "W2": "no", "W3": "no", "W4": "no", "W5": "yes", "W6": "yes", "W7": "yes"}
