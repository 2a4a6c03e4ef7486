# misconception: one label says enough for both axes.
# message: have the same label
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Number of extracts", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "History of CSE and developments has the most extracts: 6."
