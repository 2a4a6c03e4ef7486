# misconception: a function may tidy up the table that it was given.
# message: changed the table it was given
def count_voices(rows):
    rows.drop_duplicates("participant", inplace=True)
    return len(rows)


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .reset_index()
    .sort_values("extracts", ascending=False)
)
