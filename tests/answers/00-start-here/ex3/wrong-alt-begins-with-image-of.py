# misconception: alternative text has to say that there is an image.
# message: A screen reader has said so already
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "An image of bars: History of CSE and developments has the most extracts, 6."
