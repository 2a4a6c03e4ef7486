# misconception: coarse years and roles hide a place.
# message: how many people are there in each
def count_alone(table, columns):
    sizes = table.groupby(columns)[columns[0]].transform("size")
    return int((sizes == 1).sum())


n_shared = len(roster) - count_alone(roster, ["role", "place", "years"])
choice = {"band": 10, "place": "place", "role": "role_group"}
