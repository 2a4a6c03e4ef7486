# misconception: the number is the finding, whatever it belongs to.
# message: does not name the sub-theme that it belongs to
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = f"The bars show that the highest number of extracts in one sub-theme is {counts.max()}."
