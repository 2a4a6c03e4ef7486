# misconception: "Count" says what was counted.
# message: A number of what?
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Count", title="Extracts by sub-theme")
alt_text = "History of CSE and developments has the most extracts: 6."
