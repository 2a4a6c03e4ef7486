import numpy as np

kept = pd.Series(
    {
        row.jurisdiction: float(row.days)
        for row in preservation.itertuples()
        if row.grade in ("P", "Q") and row.rule == "minimum" and not pd.isna(row.days)
    }
)
days = kept.to_numpy()
places = [(days < one).sum() + ((days == one).sum() + 1) / 2 for one in days]
scaled = pd.DataFrame(
    {"min-max": (days - days.min()) / np.ptp(days), "z": (days - days.mean()) / days.std(), "rank": places},
    index=kept.index,
)
strict = pd.DataFrame(index=practice.index)
for name in practice:
    column = practice[name].astype(float)
    weakest, strictest = (column.max(), column.min()) if name == "hours" else (column.min(), column.max())
    strict[name] = (column - weakest) / (strictest - weakest)
holds = ["A", "C"]
