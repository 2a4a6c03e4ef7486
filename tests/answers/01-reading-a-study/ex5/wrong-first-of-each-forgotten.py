# misconception: only a repetition shares.
# message: leaves out the first of each group
def count_alone(table, columns):
    sizes = table.groupby(columns)[columns[0]].transform("size")
    return int((sizes == 1).sum())


n_shared = int(roster.duplicated(["role", "place", "years"]).sum())
choice = {"band": 5, "place": "region", "role": "role"}
