# misconception: the top bar is the fewest.
# message: says of it that it has the fewest
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "History of CSE and developments has the fewest extracts, 6."
