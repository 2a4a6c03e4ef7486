# misconception: theme and sub-theme are two words for one column.
# message: or the themes of the table
mine = extracts[(extracts["participant"] == "P4") & (extracts["theme"] == "Digital Landscape")]
n_mine = len(mine)
n_sub_themes = extracts["theme"].nunique()
