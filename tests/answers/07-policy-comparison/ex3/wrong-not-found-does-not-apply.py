# misconception: what nobody finds does not apply.
# message: N2: was a text read
statuses = {
    "N1": "absent",
    "N2": "not applicable",
    "N3": "absent",
    "N4": "unknown",
    "N5": "not applicable",
    "N6": "present",
}
table = comparison.wide(cells)
levels_known = table["value"].where(table["grade"].isin(["P", "Q"]))
bounds = pd.DataFrame(
    {
        "yes": (levels_known == 2).sum(),
        "no": levels_known.isin([0, 1]).sum(),
        "outside": (table["status"] == "not applicable").sum(),
    }
)
bounds["open"] = len(table) - bounds.sum(axis=1)
bounds["known_share"] = (bounds["yes"] / (bounds["yes"] + bounds["no"])).round(2)
whole = bounds["yes"] + bounds["no"] + bounds["open"]
bounds["lowest"] = (bounds["yes"] / whole).round(2)
bounds["highest"] = ((bounds["yes"] + bounds["open"]) / whole).round(2)
effect = "B"
