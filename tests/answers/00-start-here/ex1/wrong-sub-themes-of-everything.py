# misconception: the sub-themes are counted in the whole table, not in the chosen rows.
# message: counts the sub-themes of the whole table
mine = extracts[(extracts["participant"] == "P4") & (extracts["theme"] == "Digital Landscape")]
n_mine = len(mine)
n_sub_themes = extracts["sub_theme"].nunique()
