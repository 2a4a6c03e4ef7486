# misconception: p is the share of shuffles that are less far from 0.
# message: `p_value` is not (b + 1) / (m + 1)
def p_value(found, shuffled):
    as_far = sum(abs(one) >= abs(found) for one in shuffled)
    return 1 - (as_far + 1) / (len(shuffled) + 1)


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
