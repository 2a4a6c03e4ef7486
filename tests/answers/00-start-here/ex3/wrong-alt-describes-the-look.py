# misconception: alternative text describes what the figure looks like.
# message: does not give the finding
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "Blue bars of different lengths, with the longest at the top and the shortest at the bottom."
