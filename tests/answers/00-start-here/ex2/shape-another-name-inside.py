# misconception: the name between the brackets is for show.
# message: stopped when it was handed the table
def count_voices(rows):
    return table["participant"].nunique()


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .reset_index()
    .sort_values("extracts", ascending=False)
)
