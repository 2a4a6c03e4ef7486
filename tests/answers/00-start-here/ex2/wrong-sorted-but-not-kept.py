# misconception: sort_values changes the table itself.
# message: keep the sorted table
def count_voices(rows):
    return rows["participant"].nunique()


by_sub_theme = (
    extracts.groupby("sub_theme").agg(extracts=("extract_id", "count"), voices=("participant", "nunique")).reset_index()
)
by_sub_theme.sort_values("extracts", ascending=False)
