# misconception: a group is a person.
# message: counts groups
def count_alone(table, columns):
    sizes = table.groupby(columns)[columns[0]].transform("size")
    return int((sizes == 1).sum())


sizes = roster.groupby(["role", "place", "years"]).size()
n_shared = int((sizes > 1).sum())
choice = {"band": 5, "place": "region", "role": "role"}
