# misconception: sorting puts the largest first by itself.
# message: begins with the fewest extracts
def count_voices(rows):
    return rows["participant"].nunique()


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .reset_index()
    .sort_values("extracts")
)
