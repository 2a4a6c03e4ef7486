levels = pd.DataFrame(index=cells["jurisdiction"].unique(), columns=cells["dimension"].unique(), dtype=object)
for _, row in cells.iterrows():
    weak = row["grade"] == "S"
    gap = row["status"] in ("unknown", "not applicable")
    levels.loc[row["jurisdiction"], row["dimension"]] = (
        row["status"] if gap else "weaker evidence" if weak else int(row["value"])
    )
reads = ["B", "D", "F"]
