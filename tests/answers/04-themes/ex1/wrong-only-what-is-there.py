# misconception: what has no extract needs no row or column.
# message: an empty row is a finding
def grid(rows):
    return pd.crosstab(rows["participant"], rows["sub_theme"])


counts = grid(extracts)
digital = published.loc[published["theme"] == "Digital Landscape", "sub_theme"]
n_empty = int((counts[digital] == 0).sum().sum())
