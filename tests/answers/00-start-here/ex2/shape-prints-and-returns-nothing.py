# misconception: printing a number is giving it back.
# message: Did a function end without `return`
def count_voices(rows):
    print(rows["participant"].nunique())


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .reset_index()
    .sort_values("extracts", ascending=False)
)
