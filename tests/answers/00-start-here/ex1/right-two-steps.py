theirs = extracts[extracts["participant"].isin(["P4"])]
mine = theirs[theirs["theme"].str.contains("Digital")].sort_values("sub_theme")
n_mine = mine["extract_id"].count()
n_sub_themes = mine.groupby("sub_theme").ngroups
