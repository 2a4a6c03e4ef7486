# misconception: whoever repeats a row stands alone.
# message: counts rows that repeat an earlier one
def count_alone(table, columns):
    return int(table.duplicated(columns).sum())


n_shared = 13
choice = {"band": 5, "place": "region", "role": "role"}
