conditions = ["DEV", "URB", "LIT", "IND", "STB"]
codes = {cut: qca.dichotomise(lipset, cutoffs | {"DEV": cut}) for cut in (500, 550, 600, 700)}
changed = list(lipset.index[codes[550]["DEV"] != codes[600]["DEV"]])
rows = {cut: qca.truth_table(one, "SURV", conditions) for cut, one in codes.items()}
clash = {}
for cut, one in rows.items():
    both = qca.contradictions(one)
    clash[cut] = [case for text in both["with_outcome"] + ", " + both["without_outcome"] for case in text.split(", ")]
decided = {}
for counts_as in "10":
    cover = qca.solve(rows[600], contradictory=counts_as).covers[0]
    decided[counts_as] = (cover.consistency, cover.coverage)
report = ["F", "D", "A"]
