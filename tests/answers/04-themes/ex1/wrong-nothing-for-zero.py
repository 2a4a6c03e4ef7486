# misconception: a cell without an extract is a missing value.
# message: Nothing printed is a number, 0
def grid(rows):
    table = pd.crosstab(rows["participant"], rows["sub_theme"])
    table = table.reindex(index=participants["participant"], columns=published["sub_theme"])
    return table.where(table > 0)


counts = grid(extracts)
digital = published.loc[published["theme"] == "Digital Landscape", "sub_theme"]
n_empty = int((counts[digital] == 0).sum().sum())
