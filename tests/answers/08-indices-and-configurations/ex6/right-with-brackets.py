by_hand = {"111": "1", "110": "0", "101": "C", "100": "0", "011": "?", "010": "?", "001": "0", "000": "0"}
counted = {"1": 3, "0": 6, "C": 0, "?": 23}
conservative = "DEV*LIT*STB*(IND + ~URB)"
parsimonious = "(STB*DEV)"
enough = (0.62, 1)
concludes = ["A", "E"]
