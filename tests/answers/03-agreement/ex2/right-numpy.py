import numpy as np


def kappa(table):
    shares = np.array(table) / np.sum(table)
    expected = float((shares.sum(axis=0) * shares.sum(axis=1)).sum())
    observed = float(np.trace(shares))
    return None if np.isclose(expected, 1) else (observed - expected) / (1 - expected)
