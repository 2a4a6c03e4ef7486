# misconception: a sentence about the picture is a beginning.
# message: A screen reader has said so already
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "In this picture you can see that History of CSE and developments has the most extracts, 6."
