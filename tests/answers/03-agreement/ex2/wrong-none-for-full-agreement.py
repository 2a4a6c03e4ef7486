# misconception: where coders agree throughout, kappa is not defined.
# message: the coders agree on every unit, and gave two labels
def kappa(table):
    labels = range(len(table))
    n = sum(map(sum, table))
    observed = sum(table[i][i] for i in labels) / n
    expected = sum(sum(table[i]) * sum(row[i] for row in table) for i in labels) / n**2
    if observed == 1:
        return None
    return (observed - expected) / (1 - expected)
