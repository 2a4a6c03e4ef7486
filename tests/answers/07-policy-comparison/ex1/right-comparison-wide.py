table = comparison.wide(cells)
levels = table["value"].where(table["grade"].isin(["P", "Q"]))
reads = ["F", "D", "B"]
