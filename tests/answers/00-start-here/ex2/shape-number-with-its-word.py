# misconception: a number may carry its unit.
# message: A value in the column `extracts` is text
def count_voices(rows):
    return rows["participant"].nunique()


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .reset_index()
    .sort_values("extracts", ascending=False)
)
by_sub_theme["extracts"] = by_sub_theme["extracts"].astype(str) + " extracts"
