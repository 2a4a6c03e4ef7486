# misconception: the finding about themes is the finding about sub-themes.
# message: `alt_text` names a theme
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "Foundations of Investigations has the most extracts, 15 of 40."
