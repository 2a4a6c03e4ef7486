# misconception: a share is always a share of everything.
# message: divides by all extracts of the study
table = pd.crosstab(extracts["participant"], extracts["theme"])
voices = themes.voices(table).rename_axis("theme").reset_index()
voices["largest_share"] = table.max().tolist()
voices["largest_share"] = voices["largest_share"] / len(extracts)
may_write = ["A", "C", "E", "G"]
