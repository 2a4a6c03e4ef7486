import pandas as pd


def count_voices(some_extracts):
    return len(some_extracts.drop_duplicates("participant"))


how_many = extracts["sub_theme"].value_counts()
who = extracts.drop_duplicates(["sub_theme", "participant"])["sub_theme"].value_counts()
by_sub_theme = pd.DataFrame({"voices": who, "extracts": how_many})
by_sub_theme = by_sub_theme.sort_values("extracts", ascending=False).rename_axis("sub_theme").reset_index()
