# misconception: all the numbers together are the finding.
# message: lists numbers, but does not say which sub-theme has the most
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "History 6, Legislation 5, Social Media 5, Technical 5, Artificial 5, Investigator 4, International 4, Collaboration 3."
