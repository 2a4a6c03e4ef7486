# misconception: numbers can always be compared.
# message: `may` allows every comparison
differs = {
    "W1": ["counted", "unit", "period"],
    "W2": ["counted"],
    "W3": ["counted", "country"],
    "W4": ["counted", "unit", "period"],
    "W5": ["period"],
    "W6": ["country"],
    "W7": ["unit", "country"],
}
may = {"W1": "yes", "W2": "yes", "W3": "yes", "W4": "yes", "W5": "yes", "W6": "yes", "W7": "yes"}
