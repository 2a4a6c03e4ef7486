# misconception: the bar at the other end is the finding.
# message: names the sub-theme with the fewest extracts
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "Collaboration stands out at the end of the chart with 3 extracts."
