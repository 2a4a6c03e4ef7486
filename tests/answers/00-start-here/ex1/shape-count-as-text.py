# misconception: a number may stand in quotation marks.
# message: A number stands without quotation marks.
mine = extracts[(extracts["participant"] == "P4") & (extracts["theme"] == "Digital Landscape")]
n_mine = "5"
n_sub_themes = mine["sub_theme"].nunique()
