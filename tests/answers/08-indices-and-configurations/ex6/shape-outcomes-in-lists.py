# misconception: a list of one letter is that letter.
# message: A value in `by_hand` should be
by_hand = {
    row: [outcome]
    for row, outcome in {
        "111": "1",
        "110": "0",
        "101": "C",
        "100": "0",
        "011": "?",
        "010": "?",
        "001": "0",
        "000": "0",
    }.items()
}
counted = {"1": 3, "0": 6, "C": 0, "?": 23}
conservative = "DEV*~URB*LIT*STB + DEV*LIT*IND*STB"
parsimonious = "DEV*STB"
enough = (8 / 13, 1.0)
concludes = ["A", "E"]
