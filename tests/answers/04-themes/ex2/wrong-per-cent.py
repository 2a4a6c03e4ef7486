# misconception: a share is always in per cent.
# message: `largest_share` is in per cent
voices = themes.voices(themes.matrix(extracts, columns="theme")).rename_axis("theme").reset_index()
voices["largest_share"] = 100 * voices["largest_share"]
may_write = ["A", "C", "E", "G"]
