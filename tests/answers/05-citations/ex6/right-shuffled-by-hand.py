import random


def p_value(found, shuffled):
    as_far = len([one for one in shuffled if one >= abs(found) or one <= -abs(found)])
    return (as_far + 1) / (len(shuffled) + 1)


firsts = {
    "article": order.first_appearance(matching.match(cited, listed), listed),
    "review": order.first_appearance(review_cited, review_listed),
}

random.seed(5)
rows = []
for paper, table in firsts.items():
    for which, alone in (("alone", True), ("grouped", False)):
        some = table[table["alone"] == alone]
        rho = some["list_position"].corr(some["first_rank"], method="spearman")
        places_, ranks = some["list_position"].rank().tolist(), some["first_rank"].rank().reset_index(drop=True)
        shuffled = []
        for _ in range(2000):
            random.shuffle(places_)
            shuffled.append(pd.Series(places_).corr(ranks))
        rows.append((paper, which, len(some), rho, p_value(rho, shuffled)))
results = pd.DataFrame(rows, columns=["paper", "which", "n", "rho", "p"])
follows = {(paper, which): which == "alone" for paper in firsts for which in ("alone", "grouped")}
