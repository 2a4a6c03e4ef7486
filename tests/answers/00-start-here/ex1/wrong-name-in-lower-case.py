# misconception: capital letters do not matter in a comparison.
# message: `mine` is empty
mine = extracts[(extracts["participant"] == "P4") & (extracts["theme"] == "digital landscape")]
n_mine = len(mine)
n_sub_themes = mine["sub_theme"].nunique()
