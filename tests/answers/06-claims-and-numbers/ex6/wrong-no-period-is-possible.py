# misconception: where no period is stated, the dates allow it.
# message: T4 does not say when. Look again at T4
def too_old(rows):
    return rows.loc[rows["source_year"] < rows["data_to"], "id"].tolist()


dates = {
    "T1": "older",
    "T2": "possible",
    "T3": "possible",
    "T4": "possible",
    "T5": "possible",
    "T6": "older",
    "T7": "older",
}
next_step = "C"
