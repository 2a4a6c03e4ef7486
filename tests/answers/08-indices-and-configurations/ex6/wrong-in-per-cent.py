# misconception: a share is a number of per cent.
# message: `enough` is in per cent
by_hand = {"111": "1", "110": "0", "101": "C", "100": "0", "011": "?", "010": "?", "001": "0", "000": "0"}
counted = {"1": 3, "0": 6, "C": 0, "?": 23}
conservative = "DEV*~URB*LIT*STB + DEV*LIT*IND*STB"
parsimonious = "DEV*STB"
enough = (61.5, 100)
concludes = ["A", "E"]
