# misconception: a level is a level, whatever it rests on.
# message: has levels with evidence of grade S
kept = cells
levels = kept.pivot(index="jurisdiction", columns="dimension", values="value").reindex(
    index=cells["jurisdiction"].unique(), columns=cells["dimension"].unique()
)
reads = ["B", "D", "F"]
