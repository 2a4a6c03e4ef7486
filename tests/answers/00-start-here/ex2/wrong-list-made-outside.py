# misconception: a list outside the function is empty again at each call.
# message: has to begin empty inside the function too
people = set()


def count_voices(rows):
    for person in rows["participant"]:
        people.add(person)
    return len(people)


by_sub_theme = (
    extracts.groupby("sub_theme")
    .agg(extracts=("extract_id", "count"), voices=("participant", "nunique"))
    .reset_index()
    .sort_values("extracts", ascending=False)
)
