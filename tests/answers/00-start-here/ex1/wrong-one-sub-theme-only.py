# misconception: one sub-theme stands for its theme.
# message: is one missing
mine = extracts[(extracts["participant"] == "P4") & (extracts["sub_theme"] == "Artificial Intelligence")]
n_mine = len(mine)
n_sub_themes = mine["sub_theme"].nunique()
