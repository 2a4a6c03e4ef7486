# misconception: a function works on the table that stands outside it.
# message: whatever table it is handed
def count_alone(table, columns):
    sizes = roster.groupby(columns)["person"].transform("size")
    return int((sizes == 1).sum())


n_shared = 13
choice = {"band": 5, "place": "region", "role": "role"}
