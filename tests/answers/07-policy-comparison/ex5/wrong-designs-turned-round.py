# misconception: cases that differ show what one difference does.
# message: one design is taken for the other
ends = comparison.pairs(apart.where(rests_on >= 10), rests_on)
similar = [(row.first, row.second) for row in ends[ends["pair"] == "most similar"].itertuples()]
different = [(row.first, row.second) for row in ends[ends["pair"] == "most different"].itertuples()]
names = list(rests_on.index)
thin = sum(int(rests_on.loc[a, b]) < 10 for place, a in enumerate(names) for b in names[place + 1 :])
designs = {
    "T1": "most different",
    "T2": "most similar",
    "T3": "neither",
    "T4": "most different",
    "T5": "most similar",
    "T6": "neither",
}
