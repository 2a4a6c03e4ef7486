# misconception: the order of the rows says whose they are.
# message: its rows do not say whose they are
def grid(rows):
    table = pd.crosstab(rows["participant"], rows["sub_theme"])
    table = table.reindex(index=participants["participant"], columns=published["sub_theme"], fill_value=0)
    return table.reset_index(drop=True)


counts = grid(extracts)
digital = published.loc[published["theme"] == "Digital Landscape", "sub_theme"]
n_empty = int((counts[digital] == 0).sum().sum())
