# misconception: a quoted text is no evidence.
# message: A finding of grade Q is counted as open
statuses = {"N1": "absent", "N2": "unknown", "N3": "absent", "N4": "unknown", "N5": "not applicable", "N6": "present"}


def group(row, grades=("P",)):
    if row["status"] == "not applicable":
        return "outside"
    if row["grade"] in grades:
        return "yes" if row["value"] == 2 else "no"
    return "open"


bounds = pd.crosstab(cells["dimension"], cells.apply(group, axis=1))
bounds["known_share"] = bounds["yes"] / (bounds["yes"] + bounds["no"])
bounds["lowest"] = bounds["yes"] / (10 - bounds["outside"])
bounds["highest"] = (bounds["yes"] + bounds["open"]) / (10 - bounds["outside"])
effect = "B"
