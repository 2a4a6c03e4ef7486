def count_alone(table, columns):
    people = table.groupby(columns)["years"].count()
    return int(people[people == 1].sum())


n_shared = 13
choice = {"band": 5, "place": "region", "role": "role"}
