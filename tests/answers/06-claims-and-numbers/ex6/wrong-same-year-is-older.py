# misconception: a work cannot report the year in which it came out.
# message: names a work of the same year
def too_old(rows):
    return rows.loc[rows["source_year"] <= rows["data_to"], "id"].tolist()


dates = {
    "T1": "older",
    "T2": "possible",
    "T3": "possible",
    "T4": "cannot tell",
    "T5": "older",
    "T6": "older",
    "T7": "older",
}
next_step = "C"
