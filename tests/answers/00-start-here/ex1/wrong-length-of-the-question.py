# misconception: the length of a comparison is the number of rows for which it is true.
# message: has an answer for each row
asked = (extracts["participant"] == "P4") & (extracts["theme"] == "Digital Landscape")
mine = extracts[asked]
n_mine = len(asked)
n_sub_themes = mine["sub_theme"].nunique()
