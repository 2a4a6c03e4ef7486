# misconception: a table of counts has two labels.
# message: seems to be made for two labels
def kappa(table):
    (a, b), (c, d) = table
    n = a + b + c + d
    expected = ((a + b) * (a + c) + (c + d) * (b + d)) / n**2
    if expected == 1:
        return None
    return ((a + d) / n - expected) / (1 - expected)
