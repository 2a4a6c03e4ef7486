# misconception: the chances of the labels are multiplied.
# message: add them up
def kappa(table):
    labels = range(len(table))
    n = sum(sum(row) for row in table)
    rows = [sum(row) / n for row in table]
    columns = [sum(row[i] for row in table) / n for i in labels]
    observed = sum(table[i][i] for i in labels) / n
    expected = 1
    for i in labels:
        expected *= rows[i] * columns[i]
    if expected == 1:
        return None
    return (observed - expected) / (1 - expected)
