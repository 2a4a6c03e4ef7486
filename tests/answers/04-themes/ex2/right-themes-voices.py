by_theme = themes.matrix(extracts, columns="theme")
voices = themes.voices(by_theme).rename_axis("theme").reset_index()
may_write = ["A", "C", "E", "G"]
