# misconception: where two works are named, their dates say nothing.
# message: T6 gives the data's years and names two works
def too_old(rows):
    return rows.loc[rows["source_year"] < rows["data_to"], "id"].tolist()


dates = {
    "T1": "older",
    "T2": "possible",
    "T3": "possible",
    "T4": "cannot tell",
    "T5": "possible",
    "T6": "cannot tell",
    "T7": "older",
}
next_step = "C"
