# misconception: level 0 is no finding.
# message: Level 0 has become nothing
kept = cells[cells["grade"].isin(["P", "Q"]) & (cells["value"] > 0)]
levels = kept.pivot(index="jurisdiction", columns="dimension", values="value").reindex(
    index=cells["jurisdiction"].unique(), columns=cells["dimension"].unique()
)
reads = ["B", "D", "F"]
