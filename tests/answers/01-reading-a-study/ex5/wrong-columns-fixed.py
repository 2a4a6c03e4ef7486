# misconception: a function for two columns is a function for any.
# message: Use the list of columns that it is handed
def count_alone(table, columns):
    sizes = table.groupby(["role", "place"])["person"].transform("size")
    return int((sizes == 1).sum())


n_shared = 13
choice = {"band": 5, "place": "region", "role": "role"}
