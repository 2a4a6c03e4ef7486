# misconception: row labels are a column like any other.
# message: has no column `theme`
voices = themes.voices(themes.matrix(extracts, columns="theme"))
may_write = ["A", "C", "E", "G"]
