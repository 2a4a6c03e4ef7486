# misconception: Counts second-hand cells as confirmed.
# message: What counts is P or Q
choice = "known"
counts = cells[cells["status"].isin(["present", "absent"])].groupby("dimension")["jurisdiction"].nunique().sort_values()
fig = figures.bars(
    counts,
    xlabel="Dimension of the policy comparison",
    ylabel="Jurisdictions with a confirmed cell, of ten",
    title="Where the law was confirmed",
)
finding = (counts.index[0], int(counts.iloc[0]))
alt = (
    f"Bar chart of {len(counts)} dimensions by the number of jurisdictions with a confirmed cell in the policy comparison. "
    f"No bar is shorter than that of {finding[0]}, with {finding[1]} of ten jurisdictions; {(counts == 10).sum()} "
    "dimensions have all ten. Confirmed says that a text was read, and nothing about what the law achieves."
)
