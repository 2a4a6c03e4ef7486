# misconception: a tie is between two.
# message: leaves out somebody where several have as many
voices = themes.voices(themes.matrix(extracts, columns="theme")).rename_axis("theme").reset_index()
voices["largest_voice"] = [", ".join(names.split(", ")[:2]) for names in voices["largest_voice"]]
may_write = ["A", "C", "E", "G"]
