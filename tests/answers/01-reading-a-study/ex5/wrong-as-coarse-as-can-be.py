# misconception: the coarser, the better.
# message: a way with fewer steps
def count_alone(table, columns):
    sizes = table.groupby(columns)[columns[0]].transform("size")
    return int((sizes == 1).sum())


n_shared = len(roster) - count_alone(roster, ["role", "place", "years"])
choice = {"band": 10, "place": "region", "role": "role_group"}
