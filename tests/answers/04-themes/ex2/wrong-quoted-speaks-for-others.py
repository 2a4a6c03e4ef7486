# misconception: who is quoted most speaks for the others.
# message: being quoted often is not holding a view that many hold
by_theme = themes.matrix(extracts, columns="theme")
voices = themes.voices(by_theme).rename_axis("theme").reset_index()
may_write = ["A", "C", "E", "F", "G", "H"]
