# misconception: the length of the column sub_theme is the number of sub-themes.
# message: a sub-theme with two extracts is counted twice
mine = extracts[(extracts["participant"] == "P4") & (extracts["theme"] == "Digital Landscape")]
n_mine = len(mine)
n_sub_themes = len(mine["sub_theme"])
