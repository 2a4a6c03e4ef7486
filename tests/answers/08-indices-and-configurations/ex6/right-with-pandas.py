groups = crisp.groupby(["LIT", "IND", "STB"])["SURV"].agg(["min", "max"])
by_hand = {f"{a}{b}{c}": "?" for a in (0, 1) for b in (0, 1) for c in (0, 1)}
for (a, b, c), row in groups.iterrows():
    by_hand[f"{a}{b}{c}"] = "C" if row["min"] != row["max"] else str(row["min"])
groups = crisp.groupby(["DEV", "URB", "LIT", "IND", "STB"])["SURV"].agg(["min", "max"])
ones, zeros = int((groups["min"] == 1).sum()), int((groups["max"] == 0).sum())
counted = {"1": ones, "0": zeros, "C": len(groups) - ones - zeros, "?": 2**5 - len(groups)}
conservative = "DEV*LIT*IND*STB + DEV*~URB*LIT*STB"
parsimonious = "STB*DEV"
enough = (crisp.loc[crisp["LIT"] == 1, "SURV"].mean(), crisp.loc[crisp["SURV"] == 1, "LIT"].mean())
concludes = ["A", "E"]
