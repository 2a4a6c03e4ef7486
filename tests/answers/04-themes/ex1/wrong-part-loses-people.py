# misconception: whoever has no extract in a selection need not stand in its matrix.
# message: loses a participant without an extract
def grid(rows):
    return pd.crosstab(rows["participant"], rows["sub_theme"]).reindex(
        columns=published["sub_theme"].tolist(), fill_value=0
    )


counts = grid(extracts)
digital = published.loc[published["theme"] == "Digital Landscape", "sub_theme"]
n_empty = int((counts[digital] == 0).sum().sum())
