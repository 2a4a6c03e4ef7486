counts = extracts["sub_theme"].value_counts(sort=False)
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Extracts in the results", title="Where the extracts stand")
alt_text = figures.bars_alt(counts, what="extracts by sub-theme")
