# misconception: whether there is an extract is how many there are.
# message: and not how many there are
def grid(rows):
    table = pd.crosstab(rows["participant"], rows["sub_theme"]).clip(upper=1)
    return table.reindex(index=participants["participant"], columns=published["sub_theme"], fill_value=0)


counts = grid(extracts)
digital = published.loc[published["theme"] == "Digital Landscape", "sub_theme"]
n_empty = int((counts[digital] > 0).sum().sum())
