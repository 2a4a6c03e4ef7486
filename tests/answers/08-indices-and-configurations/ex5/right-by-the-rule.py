drawn = index.rank_intervals(practice, 6_000, seed=3, direction=directions, missing="available").set_index("case")
left_out = index.leave_one_out(practice, direction=directions, missing="available")
turned = practice.astype(float) * [1, 1, -1, 1]
ratios = []
for low in (0.0, 0.1):
    seen = index.aggregate(index.normalise(practice, "min-max", directions, low=low), missing="available")["score"]
    ratios.append(seen["Arland"] / seen["Dorland"])


def says(true):
    """Write the rule's answer."""
    return "survives" if true else "does not survive"


numbers = {
    "S1": drawn["share_first"]["Arland"],
    "S2": drawn["p95"]["Arland"],
    "S3": (turned.loc["Belmark"] > turned.loc["Arland"]).sum(),
    "S4": (turned.loc["Belmark"] > turned.loc["Corvia"]).sum(),
    "S5": drawn["p5"]["Fervia"],
    "S6": None,
    "S7": None,
    "S8": ratios[1],
}
verdicts = {
    "S1": says(numbers["S1"] >= 0.95 and (left_out.loc["Arland"] == 1).all()),
    "S2": says(numbers["S2"] <= 2 and (left_out.loc["Arland"] <= 2).all()),
    "S3": says(numbers["S3"] == 0),
    "S4": says(numbers["S4"] == 0),
    "S5": says(numbers["S5"] >= 5 and (left_out.loc["Fervia"] >= 5).all()),
    "S6": "cannot be said",
    "S7": "cannot be said",
    "S8": says(round(ratios[0], 1) == round(ratios[1], 1)),
}
headline = "C"
