differs = {
    "W1": ["period", "country", "counted"],
    "W2": ["counted", "period"],
    "W3": ["country", "counted", "unit", "period"],
    "W4": ["counted", "unit", "period", "country"],
    "W5": ["period"],
    "W6": ["country"],
    "W7": ["country", "unit", "counted"],
}
may = {f"W{number}": "yes" if number in (5, 6) else "no" for number in range(1, 8)}
