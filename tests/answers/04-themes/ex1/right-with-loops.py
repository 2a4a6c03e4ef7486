def grid(rows):
    table = pd.DataFrame(0, index=participants["participant"].tolist(), columns=published["sub_theme"].tolist())
    for _, row in rows.iterrows():
        table.loc[row["participant"], row["sub_theme"]] += 1
    return table


counts = grid(extracts)
n_empty = 0
for sub_theme in published[published["theme"] == "Digital Landscape"]["sub_theme"]:
    n_empty += int((counts[sub_theme] == 0).sum())
