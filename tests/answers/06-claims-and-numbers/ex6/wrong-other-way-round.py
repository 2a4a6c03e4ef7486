# misconception: a source should be as old as its data or older.
# message: the wrong way round
def too_old(rows):
    return rows.loc[rows["source_year"] > rows["data_to"], "id"].tolist()


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
