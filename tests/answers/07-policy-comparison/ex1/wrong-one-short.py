# misconception: what is easy to see is all that there is to see.
# message: One that holds is missing
kept = cells[cells["grade"].isin(["P", "Q"])]
levels = kept.pivot(index="jurisdiction", columns="dimension", values="value").reindex(
    index=cells["jurisdiction"].unique(), columns=cells["dimension"].unique()
)
reads = ["B", "D"]
