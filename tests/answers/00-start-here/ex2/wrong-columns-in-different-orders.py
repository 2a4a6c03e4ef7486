# misconception: two lists made separately are in the same order.
# message: they may be in different orders
import pandas as pd


def count_voices(rows):
    return rows["participant"].nunique()


how_many = extracts["sub_theme"].value_counts()
voices = extracts.groupby("sub_theme")["participant"].nunique()
by_sub_theme = pd.DataFrame(
    {"sub_theme": how_many.index, "extracts": how_many.to_list(), "voices": sorted(voices, reverse=True)}
)
