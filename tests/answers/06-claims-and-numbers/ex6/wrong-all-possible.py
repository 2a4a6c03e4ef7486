# misconception: a published year is a right year.
# message: Every sentence has the same answer
def too_old(rows):
    return rows.loc[rows["source_year"] < rows["data_to"], "id"].tolist()


dates = {
    "T1": "possible",
    "T2": "possible",
    "T3": "possible",
    "T4": "possible",
    "T5": "possible",
    "T6": "possible",
    "T7": "possible",
}
next_step = "C"
