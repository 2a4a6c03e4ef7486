# misconception: two that end alike make a most similar pair.
# message: T5: in how much do the two differ
ends = comparison.pairs(apart.where(rests_on >= 10), rests_on)
similar = [(row.first, row.second) for row in ends[ends["pair"] == "most similar"].itertuples()]
different = [(row.first, row.second) for row in ends[ends["pair"] == "most different"].itertuples()]
names = list(rests_on.index)
thin = sum(int(rests_on.loc[a, b]) < 10 for place, a in enumerate(names) for b in names[place + 1 :])
designs = {
    "T1": "most similar",
    "T2": "most different",
    "T3": "neither",
    "T4": "most similar",
    "T5": "most similar",
    "T6": "neither",
}
