# misconception: the count of the lesson answers this question as well.
# message: So counts the lesson
statuses = {"N1": "absent", "N2": "unknown", "N3": "absent", "N4": "unknown", "N5": "not applicable", "N6": "present"}
level, status = cells["value"], cells["status"]
kinds = {"yes": level.ge(1), "no": level.eq(0), "outside": status.eq("not applicable"), "open": status.eq("unknown")}
bounds = pd.DataFrame(kinds).fillna(False).groupby(cells["dimension"], sort=False).sum().astype(int)
bounds["known_share"] = bounds["yes"] / (bounds["yes"] + bounds["no"])
bounds["lowest"] = bounds["yes"] / (10 - bounds["outside"])
bounds["highest"] = (bounds["yes"] + bounds["open"]) / (10 - bounds["outside"])
effect = "B"
