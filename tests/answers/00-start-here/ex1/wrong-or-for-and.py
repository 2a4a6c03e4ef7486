# misconception: "P4 and Digital Landscape" is read as putting two groups of rows together, so | stands where & belongs.
# message: It has to pass both.
mine = extracts[(extracts["participant"] == "P4") | (extracts["theme"] == "Digital Landscape")]
n_mine = len(mine)
n_sub_themes = mine["sub_theme"].nunique()
