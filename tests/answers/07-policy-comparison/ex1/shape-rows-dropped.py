# misconception: a jurisdiction with a gap drops out.
# message: should be the ten jurisdictions
kept = cells[cells["grade"].isin(["P", "Q"])]
levels = kept.pivot(index="jurisdiction", columns="dimension", values="value").dropna(how="any")
reads = ["B", "D", "F"]
