# misconception: a solution lists the rows with the outcome.
# message: at what they share
by_hand = {"111": "1", "110": "0", "101": "C", "100": "0", "011": "?", "010": "?", "001": "0", "000": "0"}
counted = {"1": 3, "0": 6, "C": 0, "?": 23}
conservative = "DEV*URB*LIT*IND*STB + DEV*~URB*LIT*IND*STB + DEV*~URB*LIT*~IND*STB"
parsimonious = "DEV*STB"
enough = (8 / 13, 1.0)
concludes = ["A", "E"]
