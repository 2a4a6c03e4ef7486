of_p3 = extracts["participant"] == "P3"
digital = extracts["theme"] == "Digital Landscape"
mine = extracts[of_p3 & digital]
n_mine = len(mine)
n_sub_themes = mine["sub_theme"].nunique()
