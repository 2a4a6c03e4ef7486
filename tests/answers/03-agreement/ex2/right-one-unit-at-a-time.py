def kappa(table):
    pairs = []
    for i, row in enumerate(table):
        for j, count in enumerate(row):
            pairs += [(i, j)] * count
    firsts, seconds = [i for i, _ in pairs], [j for _, j in pairs]
    if len(set(firsts + seconds)) == 1:
        return None
    n = len(pairs)
    by_chance = sum(firsts.count(label) * seconds.count(label) for label in range(len(table))) / n**2
    agreed = sum(i == j for i, j in pairs) / n
    return 1 - (1 - agreed) / (1 - by_chance)
