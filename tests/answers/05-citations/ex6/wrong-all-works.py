# misconception: all works are tested at once.
# message: tests all works each time
def p_value(found, shuffled):
    as_far = sum(abs(one) >= abs(found) for one in shuffled)
    return (as_far + 1) / (len(shuffled) + 1)


firsts = {
    "article": order.first_appearance(matching.match(cited, listed), listed),
    "review": order.first_appearance(review_cited, review_listed),
}
rows = []
for paper, table in firsts.items():
    for which in ("alone", "grouped"):
        test = order.rank_correlation(table)
        rows.append({"paper": paper, "which": which, "n": test.n, "rho": test.rho, "p": test.p})
results = pd.DataFrame(rows)
follows = {(row.paper, row.which): row.rho > 0.5 and row.p < 0.05 for row in results.itertuples()}
