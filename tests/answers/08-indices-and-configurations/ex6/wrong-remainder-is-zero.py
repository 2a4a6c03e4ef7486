# misconception: what nobody saw does not have the outcome.
# message: is a remainder, not a row without the outcome
by_hand = {"111": "1", "110": "0", "101": "C", "100": "0", "011": "0", "010": "0", "001": "0", "000": "0"}
counted = {"1": 3, "0": 29, "C": 0, "?": 0}
conservative = "DEV*~URB*LIT*STB + DEV*LIT*IND*STB"
parsimonious = "DEV*STB"
enough = (8 / 13, 1.0)
concludes = ["A", "E"]
