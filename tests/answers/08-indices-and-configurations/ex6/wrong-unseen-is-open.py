# misconception: a combination without a case is contradictory.
# message: nobody knows its outcome
by_hand = {"111": "1", "110": "0", "101": "C", "100": "0", "011": "C", "010": "C", "001": "0", "000": "0"}
counted = {"1": 3, "0": 6, "C": 0, "?": 23}
conservative = "DEV*~URB*LIT*STB + DEV*LIT*IND*STB"
parsimonious = "DEV*STB"
enough = (8 / 13, 1.0)
concludes = ["A", "E"]
