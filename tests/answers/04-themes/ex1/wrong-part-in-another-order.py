# misconception: what was missing goes to the end.
# message: Handed a part of the extracts, `grid` has the right numbers in another order
def grid(rows):
    table = pd.crosstab(rows["participant"], rows["sub_theme"])
    for sub_theme in published["sub_theme"]:
        if sub_theme not in table:
            table[sub_theme] = 0
    for participant in participants["participant"]:
        if participant not in table.index:
            table.loc[participant] = 0
    return table


counts = grid(extracts)[list(published["sub_theme"])]
digital = published.loc[published["theme"] == "Digital Landscape", "sub_theme"]
n_empty = int((counts[digital] == 0).sum().sum())
