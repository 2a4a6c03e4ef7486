# misconception: no sum and no comparison may be drawn from a matrix.
# message: that keep to the print and are missing
by_theme = themes.matrix(extracts, columns="theme")
voices = themes.voices(by_theme).rename_axis("theme").reset_index()
may_write = ["A", "C"]
