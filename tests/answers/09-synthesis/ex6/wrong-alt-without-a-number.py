# misconception: Describes the figure without its number.
# message: in one sentence
choice = "known"
counts = confirmed.groupby("dimension")["jurisdiction"].nunique().sort_values()
fig = figures.bars(
    counts,
    xlabel="Dimension of the policy comparison",
    ylabel="Jurisdictions with a confirmed cell, of ten",
    title="Where the law was confirmed",
)
finding = (counts.index[0], int(counts.iloc[0]))
alt = (
    f"Bar chart of {len(counts)} dimensions by the number of jurisdictions with a confirmed cell in the policy comparison. "
    f"The bar of {finding[0]} is the shortest of all, and some other "
    "dimensions have all ten. Confirmed says that a text was read, and nothing about what the law achieves."
)
