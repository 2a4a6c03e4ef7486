# misconception: the table of themes is counted, where each sub-theme stands once.
# message: it counts each sub-theme once, not its extracts
from course.methods import tables


def count_voices(rows):
    return rows["participant"].nunique()


themes = tables.load("themes")
by_sub_theme = themes.groupby("sub_theme").agg(extracts=("theme", "count")).reset_index()
by_sub_theme["voices"] = [count_voices(extracts[extracts["sub_theme"] == name]) for name in by_sub_theme["sub_theme"]]
