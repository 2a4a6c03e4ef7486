# misconception: the program's zero is as good as a finding.
# message: has a number where nobody found out
kept = cells[cells["grade"].isin(["P", "Q"])]
levels = kept.pivot_table(index="jurisdiction", columns="dimension", values="value", fill_value=0)
reads = ["B", "D", "F"]
