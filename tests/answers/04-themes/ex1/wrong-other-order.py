# misconception: the order of the columns is the alphabet's.
# message: in another order than the study's
def grid(rows):
    table = pd.crosstab(rows["participant"], rows["sub_theme"])
    return table.reindex(
        index=sorted(participants["participant"]), columns=sorted(published["sub_theme"]), fill_value=0
    )


counts = grid(extracts)
digital = published.loc[published["theme"] == "Digital Landscape", "sub_theme"]
n_empty = int((counts[digital] == 0).sum().sum())
