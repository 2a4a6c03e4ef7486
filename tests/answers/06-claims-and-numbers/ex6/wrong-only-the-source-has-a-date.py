# misconception: a date that one would have to look up is missing.
# message: No date is missing in T2, T7
def too_old(rows):
    return rows.loc[rows["source_year"] < rows["data_to"], "id"].tolist()


dates = {
    "T1": "older",
    "T2": "cannot tell",
    "T3": "possible",
    "T4": "cannot tell",
    "T5": "possible",
    "T6": "older",
    "T7": "cannot tell",
}
next_step = "C"
