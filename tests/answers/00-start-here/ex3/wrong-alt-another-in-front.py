# misconception: two names and a number are the finding, whichever comes first.
# message: says of another sub-theme that it has the most
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "Social Media has the most extracts, 6, and History of CSE and developments comes second."
