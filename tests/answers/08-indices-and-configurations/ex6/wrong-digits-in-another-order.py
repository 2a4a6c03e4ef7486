# misconception: the digits stand for IND, LIT, STB.
# message: the digits in another order
by_hand = {"111": "1", "110": "0", "011": "C", "010": "0", "101": "?", "100": "?", "001": "0", "000": "0"}
counted = {"1": 3, "0": 6, "C": 0, "?": 23}
conservative = "DEV*~URB*LIT*STB + DEV*LIT*IND*STB"
parsimonious = "DEV*STB"
enough = (8 / 13, 1.0)
concludes = ["A", "E"]
