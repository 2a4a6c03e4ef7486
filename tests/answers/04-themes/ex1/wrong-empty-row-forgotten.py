# misconception: a row without an extract has no cells.
# message: leaves out somebody who has no extract there at all
def grid(rows):
    table = pd.crosstab(rows["participant"], rows["sub_theme"])
    return table.reindex(index=list(participants["participant"]), columns=list(published["sub_theme"]), fill_value=0)


counts = grid(extracts)
digital = published.loc[published["theme"] == "Digital Landscape", "sub_theme"]
part = extracts[extracts["theme"] == "Digital Landscape"]
n_empty = int((pd.crosstab(part["participant"], part["sub_theme"]) == 0).sum().sum())
