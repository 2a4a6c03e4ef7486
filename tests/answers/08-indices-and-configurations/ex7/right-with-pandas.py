zeros_and_ones = qca.dichotomise(lipset, cutoffs)
changed = [case for case, value in lipset["DEV"].items() if 550 <= value < 600]
clash = {}
for cut in (500, 550, 600, 700):
    zeros_and_ones["DEV"] = (lipset["DEV"] >= cut).astype(int)
    has = zeros_and_ones.groupby(["DEV", "URB", "LIT", "IND", "STB"])["SURV"]
    clash[cut] = lipset.index[has.transform("min") != has.transform("max")].tolist()
decided = {"1": (8 / 9, 8 / 8), "0": (7 / 7, 7 / 8)}
report = ["A", "D", "F"]
