# misconception: participants quoted are extracts.
# message: says that people were counted
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of participants quoted", title="Extracts by sub-theme")
alt_text = "History of CSE and developments has the most extracts: 6."
