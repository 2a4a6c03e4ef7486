# misconception: a theme may be looked for in the column of sub-themes.
# message: stands in another column than the one that you ask
mine = extracts[(extracts["participant"] == "P4") & (extracts["sub_theme"] == "Digital Landscape")]
n_mine = len(mine)
n_sub_themes = mine["sub_theme"].nunique()
