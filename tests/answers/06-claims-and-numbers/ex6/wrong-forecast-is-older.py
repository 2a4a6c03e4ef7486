# misconception: an old source is one that is older than its data.
# message: a forecast is older than what it foretells
def too_old(rows):
    return rows.loc[rows["source_year"] < rows["data_to"], "id"].tolist()


dates = {
    "T1": "older",
    "T2": "possible",
    "T3": "older",
    "T4": "older",
    "T5": "possible",
    "T6": "older",
    "T7": "older",
}
next_step = "C"
