# misconception: a function rounds what it gives back.
# message: rounds its result to two decimals
def kappa(table):
    labels = range(len(table))
    n = sum(map(sum, table))
    observed = sum(table[i][i] for i in labels) / n
    expected = sum(sum(table[i]) * sum(row[i] for row in table) for i in labels) / n**2
    if expected == 1:
        return None
    return round((observed - expected) / (1 - expected), 2)
