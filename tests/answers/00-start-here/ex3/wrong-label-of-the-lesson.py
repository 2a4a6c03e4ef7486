# misconception: a label that came with the lesson's code fits any figure.
# message: speaks of people, as in the lesson's figure
counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Participant and role", ylabel="Number of extracts", title="Extracts by sub-theme")
alt_text = "History of CSE and developments has the most extracts: 6."
