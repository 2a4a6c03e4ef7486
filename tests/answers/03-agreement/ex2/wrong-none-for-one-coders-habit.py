# misconception: one coder without variation is enough for kappa not to be defined.
# message: only one of the coders gave one label throughout
def kappa(table):
    n = sum(map(sum, table))
    totals = [sum(row) for row in table] + [sum(column) for column in zip(*table, strict=True)]
    if n in totals:
        return None
    observed = sum(table[i][i] for i in range(len(table))) / n
    expected = sum(sum(table[i]) * sum(row[i] for row in table) for i in range(len(table))) / n**2
    return (observed - expected) / (1 - expected)
