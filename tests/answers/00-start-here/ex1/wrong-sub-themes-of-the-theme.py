# misconception: the sub-themes of a theme are those in which a person is quoted.
# message: Or it counts the sub-themes of the whole theme
mine = extracts[(extracts["participant"] == "P4") & (extracts["theme"] == "Digital Landscape")]
n_mine = len(mine)
n_sub_themes = extracts[extracts["theme"] == "Digital Landscape"]["sub_theme"].nunique()
