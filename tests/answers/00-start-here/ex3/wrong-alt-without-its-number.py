# misconception: naming the largest is enough.
# message: its number of extracts is missing
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "Of all sub-themes, history and developments has by far the most extracts."
