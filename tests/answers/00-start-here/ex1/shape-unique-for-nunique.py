# misconception: a list of the different values is their number.
# message: Reduce it to one number
mine = extracts[(extracts["participant"] == "P4") & (extracts["theme"] == "Digital Landscape")]
n_mine = len(mine)
n_sub_themes = mine["sub_theme"].unique()
