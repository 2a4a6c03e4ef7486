# misconception: alone and not alone are told apart by the name only.
# message: counts the people who are not alone
def count_alone(table, columns):
    return int(table.duplicated(columns, keep=False).sum())


n_shared = 13
choice = {"band": 5, "place": "region", "role": "role"}
