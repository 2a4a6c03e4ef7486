import pandas as pd

ax = pd.crosstab(extracts["sub_theme"], extracts["theme"]).plot.barh(stacked=True)
ax.set_xlabel("Number of excerpts from the interviews")
ax.set_ylabel("Sub-theme")
fig = ax.figure
alt_text = "Developments in CSE is the sub-theme with the most extracts, fifteen per cent of them."
