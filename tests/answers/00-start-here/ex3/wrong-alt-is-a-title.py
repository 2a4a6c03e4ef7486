# misconception: alternative text is a title.
# message: is a title or a file name
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "History first: 6 extracts"
