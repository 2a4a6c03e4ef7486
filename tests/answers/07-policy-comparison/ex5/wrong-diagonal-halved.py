# misconception: a jurisdiction makes a pair with itself.
# message: the diagonal of `rests_on` holds no pairs
ends = comparison.pairs(apart.where(rests_on >= 10), rests_on)
similar = [(row.first, row.second) for row in ends[ends["pair"] == "most similar"].itertuples()]
different = [(row.first, row.second) for row in ends[ends["pair"] == "most different"].itertuples()]
thin = int((rests_on < 10).to_numpy().sum() // 2)
designs = {
    "T1": "most similar",
    "T2": "most different",
    "T3": "neither",
    "T4": "most similar",
    "T5": "most different",
    "T6": "neither",
}
