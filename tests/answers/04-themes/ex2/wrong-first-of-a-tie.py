# misconception: there is always one who has most.
# message: `idxmax` gives the first and does not say so
table = pd.crosstab(extracts["participant"], extracts["theme"])
voices = pd.DataFrame(
    {
        "extracts": table.sum(),
        "voices": (table > 0).sum(),
        "largest_voice": table.idxmax(),
        "largest_share": table.max() / table.sum(),
    }
).reset_index()
may_write = ["A", "C", "E", "G"]
