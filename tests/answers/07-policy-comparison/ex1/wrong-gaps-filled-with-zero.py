# misconception: an empty cell means that the law has none.
# message: A gap filled with 0 says that the law has none
kept = cells[cells["grade"].isin(["P", "Q"])]
levels = (
    kept.pivot(index="jurisdiction", columns="dimension", values="value")
    .reindex(index=cells["jurisdiction"].unique(), columns=cells["dimension"].unique())
    .fillna(0)
)
reads = ["B", "D", "F"]
