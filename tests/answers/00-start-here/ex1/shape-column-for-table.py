# misconception: one column of the chosen rows is the chosen rows.
# message: `mine` is a column (Series), but it should be a table (DataFrame).
mine = extracts[(extracts["participant"] == "P4") & (extracts["theme"] == "Digital Landscape")]["extract_id"]
n_mine = len(mine)
n_sub_themes = 3
