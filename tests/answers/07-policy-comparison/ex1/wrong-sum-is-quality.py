# misconception: the sum of levels is a score of quality.
# message: a sum of levels is no measure of quality
kept = cells[cells["grade"].isin(["P", "Q"])]
levels = kept.pivot(index="jurisdiction", columns="dimension", values="value").reindex(
    index=cells["jurisdiction"].unique(), columns=cells["dimension"].unique()
)
reads = ["B", "C", "D", "F"]
