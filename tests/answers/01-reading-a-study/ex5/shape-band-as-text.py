# misconception: a band is text.
# message: without quotation marks
def count_alone(table, columns):
    sizes = table.groupby(columns)[columns[0]].transform("size")
    return int((sizes == 1).sum())


n_shared = 13
choice = {"band": "5", "place": "region", "role": "role"}
