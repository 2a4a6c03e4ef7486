# misconception: curly brackets are filled in by themselves.
# message: still has curly brackets in it
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "{counts.idxmax()} has the most extracts, {counts.max()} of {counts.sum()}."
