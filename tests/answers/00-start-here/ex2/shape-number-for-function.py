# misconception: the number that a function would give is the function.
# message: A function begins with `def`
count_voices = extracts["participant"].nunique()
by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .reset_index()
    .sort_values("extracts", ascending=False)
)
