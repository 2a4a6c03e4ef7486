# misconception: the lesson's table of participants needs new names only.
# message: has the participants in it, as in the lesson
def count_voices(rows):
    return rows["participant"].nunique()


by_sub_theme = (
    extracts.groupby("participant")
    .agg(extracts=("extract_id", "count"), voices=("sub_theme", "nunique"))
    .rename_axis("sub_theme")
    .reset_index()
    .sort_values("extracts", ascending=False)
)
