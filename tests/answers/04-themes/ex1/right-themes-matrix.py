def grid(rows):
    found = themes.matrix(rows)
    return found.reindex(index=participants["participant"], columns=published["sub_theme"]).fillna(0)


counts = grid(extracts)
n_empty = int((grid(extracts[extracts["theme"] == "Digital Landscape"]).to_numpy() == 0).sum()) - 6 * 6
