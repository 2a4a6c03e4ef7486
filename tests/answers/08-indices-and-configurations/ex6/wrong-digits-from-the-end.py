# misconception: the digits stand for STB, IND, LIT.
# message: from the wrong end
by_hand = {"111": "1", "011": "0", "101": "C", "001": "0", "110": "?", "010": "?", "100": "0", "000": "0"}
counted = {"1": 3, "0": 6, "C": 0, "?": 23}
conservative = "DEV*~URB*LIT*STB + DEV*LIT*IND*STB"
parsimonious = "DEV*STB"
enough = (8 / 13, 1.0)
concludes = ["A", "E"]
