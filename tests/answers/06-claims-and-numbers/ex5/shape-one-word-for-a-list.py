# misconception: one difference needs no list.
# message: should be a list
differs = {
    "W1": ["counted", "unit", "period"],
    "W2": "counted",
    "W3": ["counted", "country"],
    "W4": ["counted", "unit", "period"],
    "W5": "period",
    "W6": "country",
    "W7": ["unit", "country"],
}
may = {"W1": "no", "W2": "no", "W3": "no", "W4": "no", "W5": "yes", "W6": "yes", "W7": "no"}
