# misconception: a theme and a sub-theme are the same thing.
# message: `by_sub_theme` has the themes in it
def count_voices(rows):
    return rows["participant"].nunique()


by_sub_theme = (
    extracts.groupby("theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .rename_axis("sub_theme")
    .reset_index()
    .sort_values("extracts", ascending=False)
)
