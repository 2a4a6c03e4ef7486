counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = f"{counts.idxmax()} has the most extracts, {counts.max()} of {counts.sum()}."
figures.show(fig, alt_text)
