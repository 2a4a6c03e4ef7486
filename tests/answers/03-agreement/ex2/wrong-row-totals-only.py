# misconception: both coders have the habits of the first.
# message: totals of the rows twice
def kappa(table):
    labels = range(len(table))
    n = sum(sum(row) for row in table)
    rows = [sum(row) / n for row in table]
    columns = [sum(row[i] for row in table) / n for i in labels]
    observed = sum(table[i][i] for i in labels) / n
    expected = sum(rows[i] ** 2 for i in labels)
    if expected == 1:
        return None
    return (observed - expected) / (1 - expected)
