# misconception: a share and a number are the same, so the label may stay.
# message: The bars show percentages.
counts = 100 * extracts["sub_theme"].value_counts(normalize=True)
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "History of CSE and developments has the most extracts: 6."
