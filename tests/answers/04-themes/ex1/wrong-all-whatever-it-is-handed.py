# misconception: a function may use the table outside instead of the rows it is handed.
# message: counts all extracts, whatever it is handed
def grid(rows):
    table = pd.crosstab(extracts["participant"], extracts["sub_theme"])
    return table.reindex(index=participants["participant"], columns=published["sub_theme"], fill_value=0)


counts = grid(extracts)
digital = published.loc[published["theme"] == "Digital Landscape", "sub_theme"]
n_empty = int((counts[digital] == 0).sum().sum())
