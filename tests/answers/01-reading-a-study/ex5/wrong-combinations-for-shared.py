# misconception: every different combination is somebody who shares.
# message: `n_shared` counts different combinations
def count_alone(table, columns):
    sizes = table.groupby(columns)[columns[0]].transform("size")
    return int((sizes == 1).sum())


n_shared = len(roster.drop_duplicates(["role", "place", "years"]))
choice = {"band": 5, "place": "region", "role": "role"}
