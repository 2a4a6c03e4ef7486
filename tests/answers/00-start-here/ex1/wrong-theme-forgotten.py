# misconception: one condition is enough, the theme is left out.
# message: The condition on the theme is missing.
mine = extracts[extracts["participant"] == "P4"]
n_mine = len(mine)
n_sub_themes = mine["sub_theme"].nunique()
