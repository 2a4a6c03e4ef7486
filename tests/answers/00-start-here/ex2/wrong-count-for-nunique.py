# misconception: "count" counts different people when it is asked about the column of people.
# message: The column `voices` counts extracts again
def count_voices(rows):
    return rows["participant"].nunique()


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "count"))
    .reset_index()
    .sort_values("extracts", ascending=False)
)
