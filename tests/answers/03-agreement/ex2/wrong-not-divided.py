# misconception: to take chance away is enough.
# message: does not divide by what is left above chance
def kappa(table):
    labels = range(len(table))
    n = sum(sum(row) for row in table)
    rows = [sum(row) / n for row in table]
    columns = [sum(row[i] for row in table) / n for i in labels]
    observed = sum(table[i][i] for i in labels) / n
    expected = sum(rows[i] * columns[i] for i in labels)
    if expected == 1:
        return None
    return observed - expected
