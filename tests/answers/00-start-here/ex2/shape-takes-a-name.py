# misconception: a function takes the name of a group and finds the rows itself.
# message: stopped when it was handed the table
def count_voices(name):
    return extracts[extracts["sub_theme"] == name]["participant"].nunique()


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .reset_index()
    .sort_values("extracts", ascending=False)
)
