# misconception: size is the number of rows.
# message: counts cells: rows times columns
mine = extracts[(extracts["participant"] == "P4") & (extracts["theme"] == "Digital Landscape")]
n_mine = mine.size
n_sub_themes = mine["sub_theme"].nunique()
