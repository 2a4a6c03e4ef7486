import pandas as pd

kept = []
for _, row in extracts.iterrows():
    if row["participant"] == "P4" and row["theme"] == "Digital Landscape":
        kept.append(row)
mine = pd.DataFrame(kept)
n_mine = len(kept)
n_sub_themes = len({row["sub_theme"] for row in kept})
