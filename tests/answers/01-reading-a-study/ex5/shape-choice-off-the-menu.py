# misconception: any band will do.
# message: should be 1, 5 or 10
def count_alone(table, columns):
    sizes = table.groupby(columns)[columns[0]].transform("size")
    return int((sizes == 1).sum())


n_shared = len(roster) - count_alone(roster, ["role", "place", "years"])
choice = {"band": 4, "place": "region", "role": "role"}
