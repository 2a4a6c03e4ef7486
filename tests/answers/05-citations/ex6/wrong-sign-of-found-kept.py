# misconception: only what was shuffled loses its sign.
# message: goes wrong where `found` is below 0
def p_value(found, shuffled):
    as_far = sum(abs(one) >= found for one in shuffled)
    return (as_far + 1) / (len(shuffled) + 1)


firsts = {
    "article": order.first_appearance(matching.match(cited, listed), listed),
    "review": order.first_appearance(review_cited, review_listed),
}
rows = []
for paper, table in firsts.items():
    for which in ("alone", "grouped"):
        test = order.rank_correlation(table, which=which)
        rows.append({"paper": paper, "which": which, "n": test.n, "rho": test.rho, "p": test.p})
results = pd.DataFrame(rows)
follows = {(row.paper, row.which): row.rho > 0.5 and row.p < 0.05 for row in results.itertuples()}
