# misconception: every extract is a voice of its own.
# message: somebody who is quoted three times is counted three times
def count_voices(rows):
    return rows["participant"].count()


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .reset_index()
    .sort_values("extracts", ascending=False)
)
