# misconception: rows and columns can be exchanged.
# message: stands on its side
def grid(rows):
    table = pd.crosstab(rows["sub_theme"], rows["participant"])
    return table.reindex(index=published["sub_theme"], columns=participants["participant"], fill_value=0)


counts = grid(extracts)
digital = published.loc[published["theme"] == "Digital Landscape", "sub_theme"]
n_empty = int((counts.loc[digital] == 0).sum().sum())
