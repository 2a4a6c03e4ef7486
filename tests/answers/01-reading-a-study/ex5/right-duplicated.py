def count_alone(table, columns):
    return len(table) - int(table.duplicated(columns, keep=False).sum())


n_shared = int(roster.duplicated(["role", "place", "years"], keep=False).sum())
choice = {"role": "role", "place": "region", "band": 5}
