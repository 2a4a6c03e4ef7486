# misconception: the cells of a theme are the cells of the matrix.
# message: counts the empty cells of all nine sub-themes
def grid(rows):
    table = pd.crosstab(rows["participant"], rows["sub_theme"])
    return table.reindex(index=list(participants["participant"]), columns=list(published["sub_theme"]), fill_value=0)


counts = grid(extracts)
digital = published.loc[published["theme"] == "Digital Landscape", "sub_theme"]
n_empty = int((counts == 0).sum().sum())
