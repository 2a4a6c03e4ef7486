mine = extracts.query("participant == 'P4' and theme == 'Digital Landscape'").reset_index(drop=True)
n_mine = mine.shape[0]
n_sub_themes = len(mine["sub_theme"].unique())
