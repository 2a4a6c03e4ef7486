of_p4 = extracts["participant"] == "P4"
digital = extracts["theme"] == "Digital Landscape"
mine = extracts[of_p4 & digital]
n_mine = len(mine)
n_sub_themes = mine["sub_theme"].nunique()
