three = qca.truth_table(crisp, "SURV", ["LIT", "IND", "STB"], remainders=True)
by_hand = {f"{row.LIT}{row.IND}{row.STB}": row.outcome for row in three.itertuples()}
five = qca.truth_table(crisp, "SURV")
counted = {kind: int(number) for kind, number in qca.counts(five).items()}
conservative = qca.solve(five).covers[0].expression
parsimonious = qca.solve(five, "parsimonious").covers[0].expression
literate = qca.truth_table(crisp, "SURV", ["LIT"])
term = qca.solve(literate, contradictory="1").covers[0]
enough = (term.consistency, term.coverage)
concludes = ["E", "A"]
