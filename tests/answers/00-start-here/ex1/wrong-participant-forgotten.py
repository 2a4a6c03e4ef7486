# misconception: one condition is enough, the participant is left out.
# message: The condition on the participant is missing.
mine = extracts[extracts["theme"] == "Digital Landscape"]
n_mine = len(mine)
n_sub_themes = mine["sub_theme"].nunique()
