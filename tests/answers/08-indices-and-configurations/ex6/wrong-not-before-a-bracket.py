# misconception: the sign for not changes nothing before a bracket.
# message: is not what the rows come to
by_hand = {"111": "1", "110": "0", "101": "C", "100": "0", "011": "?", "010": "?", "001": "0", "000": "0"}
counted = {"1": 3, "0": 6, "C": 0, "?": 23}
conservative = "DEV*~URB*LIT*STB + DEV*LIT*IND*STB"
parsimonious = "~(DEV*STB)"
enough = (8 / 13, 1.0)
concludes = ["A", "E"]
