# misconception: a function may write into the table that it is given.
# message: changed the table it was given
def too_old(rows):
    rows["old"] = rows["source_year"] < rows["data_to"]
    return rows.loc[rows["old"], "id"].tolist()


dates = {
    "T1": "older",
    "T2": "possible",
    "T3": "possible",
    "T4": "cannot tell",
    "T5": "possible",
    "T6": "older",
    "T7": "older",
}
next_step = "C"
