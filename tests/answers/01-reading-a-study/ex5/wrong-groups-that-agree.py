# misconception: a group whose people agree is counted as alone.
# message: counts groups of people who agree
def count_alone(table, columns):
    return int((table.groupby(columns).size() > 1).sum())


n_shared = 13
choice = {"band": 5, "place": "region", "role": "role"}
