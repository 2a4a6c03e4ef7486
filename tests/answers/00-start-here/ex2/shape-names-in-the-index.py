# misconception: what stands at the left of a grouped table is a column.
# message: `by_sub_theme` lacks the column `sub_theme`. What stands at the left of a table is its index
def count_voices(rows):
    return rows["participant"].nunique()


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .sort_values("extracts", ascending=False)
)
