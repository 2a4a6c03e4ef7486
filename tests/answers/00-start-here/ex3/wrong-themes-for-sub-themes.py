# misconception: a theme and a sub-theme are the same thing.
# message: The bars stand for themes.
counts = extracts["theme"].value_counts()
fig = figures.bars(counts, xlabel="Theme", ylabel="Number of extracts", title="Extracts by theme")
alt_text = "History of CSE and developments has the most extracts: 6."
