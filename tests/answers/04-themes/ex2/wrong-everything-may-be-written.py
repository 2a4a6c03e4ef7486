# misconception: numbers support every sentence with a name in it.
# message: holds every letter
by_theme = themes.matrix(extracts, columns="theme")
voices = themes.voices(by_theme).rename_axis("theme").reset_index()
may_write = list("ABCDEFGH")
