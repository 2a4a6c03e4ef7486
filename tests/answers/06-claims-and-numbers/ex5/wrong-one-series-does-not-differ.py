# misconception: what may be compared does not differ.
# message: Something that differs is not named in W5
differs = {
    "W1": ["counted", "unit", "period"],
    "W2": ["counted"],
    "W3": ["counted", "country"],
    "W4": ["counted", "unit", "period"],
    "W5": [],
    "W6": ["country"],
    "W7": ["unit", "country"],
}
may = {f"W{number}": "yes" if number in (5, 6) else "no" for number in range(1, 8)}
