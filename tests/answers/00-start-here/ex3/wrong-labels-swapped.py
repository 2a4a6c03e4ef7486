# misconception: x is always what was counted, wherever the bars grow.
# message: The two labels of `fig` have changed places
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Number of extracts", ylabel="Sub-theme", title="Extracts by sub-theme")
alt_text = "History of CSE and developments has the most extracts: 6."
