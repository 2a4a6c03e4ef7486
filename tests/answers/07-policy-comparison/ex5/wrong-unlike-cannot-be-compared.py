# misconception: what has nothing in common cannot be compared.
# message: T2: how much do the two have in common
ends = comparison.pairs(apart.where(rests_on >= 10), rests_on)
similar = [(row.first, row.second) for row in ends[ends["pair"] == "most similar"].itertuples()]
different = [(row.first, row.second) for row in ends[ends["pair"] == "most different"].itertuples()]
names = list(rests_on.index)
thin = sum(int(rests_on.loc[a, b]) < 10 for place, a in enumerate(names) for b in names[place + 1 :])
designs = {
    "T1": "most similar",
    "T2": "neither",
    "T3": "neither",
    "T4": "most similar",
    "T5": "most different",
    "T6": "neither",
}
