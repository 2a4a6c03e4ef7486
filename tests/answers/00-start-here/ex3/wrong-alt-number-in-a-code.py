# misconception: any 6 in the text is the number.
# message: number of extracts is missing or is another one
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "History of CSE and developments has the most extracts, and P6 is not quoted there."
