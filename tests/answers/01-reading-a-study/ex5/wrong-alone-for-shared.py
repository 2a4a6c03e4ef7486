# misconception: the number alone is the number shared.
# message: counts those who stand alone
def count_alone(table, columns):
    sizes = table.groupby(columns)[columns[0]].transform("size")
    return int((sizes == 1).sum())


n_shared = count_alone(roster, ["role", "place", "years"])
choice = {"band": 5, "place": "region", "role": "role"}
