# misconception: years identify nobody.
# message: how many people share one
def count_alone(table, columns):
    sizes = table.groupby(columns)[columns[0]].transform("size")
    return int((sizes == 1).sum())


n_shared = len(roster) - count_alone(roster, ["role", "place", "years"])
choice = {"band": 1, "place": "region", "role": "role_group"}
