# misconception: how many people speak and how many extracts there are is the same.
# message: The bars show how many people speak
counts = extracts.groupby("sub_theme")["participant"].nunique()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "History of CSE and developments has the most extracts: 6."
