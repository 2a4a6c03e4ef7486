# misconception: only an official text that was read counts.
# message: Only grade P is there
kept = cells[cells["grade"].isin(["P"])]
levels = kept.pivot(index="jurisdiction", columns="dimension", values="value").reindex(
    index=cells["jurisdiction"].unique(), columns=cells["dimension"].unique()
)
reads = ["B", "D", "F"]
