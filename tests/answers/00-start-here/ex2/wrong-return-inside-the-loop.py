# misconception: `return` waits until the loop has ended.
# message: gives 1 for any rows
def count_voices(rows):
    seen = []
    for person in rows["participant"]:
        if person not in seen:
            seen.append(person)
        return len(seen)


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .reset_index()
    .sort_values("extracts", ascending=False)
)
