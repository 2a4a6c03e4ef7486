def count_alone(table, columns):
    together = table.groupby(columns)["person"].transform("size")
    return (together == 1).sum()


n_shared = (roster.groupby(["role", "place", "years"])["person"].transform("size") > 1).sum()
choice = {"band": 5, "place": "region", "role": "role"}
