# misconception: what nobody found out is not missing.
# message: A takes what nobody found out
kept = cells[cells["grade"].isin(["P", "Q"])]
levels = kept.pivot(index="jurisdiction", columns="dimension", values="value").reindex(
    index=cells["jurisdiction"].unique(), columns=cells["dimension"].unique()
)
reads = ["A", "B", "F"]
