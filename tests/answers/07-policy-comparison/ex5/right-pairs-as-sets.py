from itertools import combinations

far = {frozenset(pair): apart.loc[pair] for pair in combinations(apart.index, 2) if rests_on.loc[pair] >= 10}
similar = [set(pair) for pair in far if far[pair] == min(far.values())]
different = [set(pair) for pair in far if far[pair] == max(far.values())]
thin = 45 - len(far)
designs = {
    "T1": "most similar",
    "T2": "most different",
    "T3": "neither",
    "T4": "most similar",
    "T5": "most different",
    "T6": "neither",
}
