# misconception: what shows a figure gives it back.
# message: `fig` is None (nothing yet)
counts = extracts["sub_theme"].value_counts()
alt_text = figures.bars_alt(counts, what="extracts by sub-theme")
fig = figures.show(figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts"), alt_text)
