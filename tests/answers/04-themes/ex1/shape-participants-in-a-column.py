# misconception: row labels are a column like any other.
# message: Let them be the row labels
def grid(rows):
    table = pd.crosstab(rows["participant"], rows["sub_theme"])
    return table.reindex(index=list(participants["participant"]), columns=list(published["sub_theme"]), fill_value=0)


counts = grid(extracts).reset_index()
digital = published.loc[published["theme"] == "Digital Landscape", "sub_theme"]
n_empty = int((counts[digital] == 0).sum().sum())
