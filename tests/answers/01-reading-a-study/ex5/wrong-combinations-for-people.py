# misconception: every different combination is somebody alone.
# message: Alone is a combination that stands in one row only
def count_alone(table, columns):
    return len(table.drop_duplicates(columns))


n_shared = len(roster) - count_alone(roster, ["role", "place", "years"])
choice = {"band": 5, "place": "region", "role": "role"}
