# misconception: what is printed is what was said.
# message: takes extracts for minutes
by_theme = themes.matrix(extracts, columns="theme")
voices = themes.voices(by_theme).rename_axis("theme").reset_index()
may_write = ["A", "B", "C", "D", "E", "G"]
