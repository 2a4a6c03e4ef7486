# misconception: two conditions are two choices, put one below the other.
# message: puts two choices one below the other
import pandas as pd

of_p4 = extracts[extracts["participant"] == "P4"]
digital = extracts[extracts["theme"] == "Digital Landscape"]
mine = pd.concat([of_p4, digital])
n_mine = len(mine)
n_sub_themes = mine["sub_theme"].nunique()
