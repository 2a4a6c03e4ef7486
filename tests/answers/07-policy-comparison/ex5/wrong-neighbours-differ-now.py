# misconception: two that part ways make a most different pair.
# message: T4: what did the two have in common until 2024
ends = comparison.pairs(apart.where(rests_on >= 10), rests_on)
similar = [(row.first, row.second) for row in ends[ends["pair"] == "most similar"].itertuples()]
different = [(row.first, row.second) for row in ends[ends["pair"] == "most different"].itertuples()]
names = list(rests_on.index)
thin = sum(int(rests_on.loc[a, b]) < 10 for place, a in enumerate(names) for b in names[place + 1 :])
designs = {
    "T1": "most similar",
    "T2": "most different",
    "T3": "neither",
    "T4": "most different",
    "T5": "most different",
    "T6": "neither",
}
