# misconception: to be safe, everything differs.
# message: Where everything is named, nothing is said
differs = {f"W{number}": ["counted", "unit", "country", "period"] for number in range(1, 8)}
may = {"W1": "no", "W2": "no", "W3": "no", "W4": "no", "W5": "yes", "W6": "yes", "W7": "no"}
