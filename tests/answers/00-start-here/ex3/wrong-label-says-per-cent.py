# misconception: a label may promise percentages where the bars show numbers.
# message: speaks of percentages, and the bars show numbers
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Extracts (%)", title="Extracts by sub-theme")
alt_text = "History of CSE and developments has the most extracts: 6."
