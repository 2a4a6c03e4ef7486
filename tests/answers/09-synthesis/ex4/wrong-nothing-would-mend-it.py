# misconception: Gives up what one thing more would carry.
# message: go through the list of what could be added
support = {
    "S1": "can",
    "S2": "cannot",
    "S3": "can",
    "S4": "cannot",
    "S5": "cannot",
    "S6": "can",
    "S7": "cannot",
    "S8": "cannot",
    "S9": "cannot",
    "S10": "cannot",
}
needs = {}
