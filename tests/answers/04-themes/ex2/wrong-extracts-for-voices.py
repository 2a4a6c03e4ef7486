# misconception: every extract is a voice.
# message: The column `voices` counts extracts
voices = themes.voices(themes.matrix(extracts, columns="theme")).rename_axis("theme").reset_index()
voices["voices"] = voices["extracts"]
may_write = ["A", "C", "E", "G"]
