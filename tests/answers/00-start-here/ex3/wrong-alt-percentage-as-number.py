# misconception: a percentage without its sign is a number of extracts.
# message: number of extracts is missing or is another one
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "History of CSE and developments has the most extracts: 15."
