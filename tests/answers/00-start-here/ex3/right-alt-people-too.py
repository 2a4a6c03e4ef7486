counts = extracts["sub_theme"].value_counts()
fig = figures.bars(counts, xlabel="Sub-theme", ylabel="Number of extracts", title="Extracts by sub-theme")
voices = extracts.groupby("sub_theme")["participant"].nunique()
alt_text = (
    f"Bars of the extracts of each sub-theme. {counts.index[0]} has {counts.iloc[0]}, more than any other, "
    f"while {voices.idxmin()} is far from the most people: {voices.min()}."
)
