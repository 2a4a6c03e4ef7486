# misconception: a function may use the table outside instead of what it is given.
# message: Inside the function, use the name that stands between its brackets
def count_voices(rows):
    return extracts["participant"].nunique()


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .reset_index()
    .sort_values("extracts", ascending=False)
)
