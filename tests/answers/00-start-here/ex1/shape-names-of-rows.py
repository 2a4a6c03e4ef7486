# misconception: what stands at the left of a table is a column.
# message: `.reset_index()` makes a column of it
mine = extracts[(extracts["participant"] == "P4") & (extracts["theme"] == "Digital Landscape")]
mine = mine.set_index("extract_id")
n_mine = len(mine)
n_sub_themes = mine["sub_theme"].nunique()
