# misconception: two labels stand for all.
# message: adds up the first two only
def kappa(table):
    n = sum(sum(row) for row in table)
    rows = [sum(row) / n for row in table]
    columns = [sum(row[i] for row in table) / n for i in range(len(table))]
    observed = (table[0][0] + table[1][1]) / n
    expected = rows[0] * columns[0] + rows[1] * columns[1]
    if expected == 1:
        return None
    return (observed - expected) / (1 - expected)
