# misconception: the largest count of the people is the count of people.
# message: of the person who is quoted most
def count_voices(rows):
    return rows["participant"].value_counts().max()


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .reset_index()
    .sort_values("extracts", ascending=False)
)
