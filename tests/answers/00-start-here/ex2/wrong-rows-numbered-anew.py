# misconception: chosen rows are numbered from 0 again.
# message: chosen rows keep the numbers that they had
def count_voices(rows):
    seen = []
    for i in range(len(rows)):
        if rows["participant"][i] not in seen:
            seen.append(rows["participant"][i])
    return len(seen)


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .reset_index()
    .sort_values("extracts", ascending=False)
)
