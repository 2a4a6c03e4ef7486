# misconception: a merge is one code under a new name.
# message: has the definition of one of the two
def merge(table, old, new):
    result = table.copy()
    merged = result["code_id"].isin(old)
    result.loc[merged, "code_id"] = new
    twice = result[merged].duplicated(["transcript", "turn", "quotation", "coder"])
    return result.drop(index=twice[twice].index)


def split(table, code, decided):
    result = table.copy()
    chosen = (result["code_id"] == code) & result["coding_id"].isin(decided)
    result.loc[chosen, "code_id"] = result.loc[chosen, "coding_id"].map(decided)
    return result


new_book = book[book["code_id"] != "training"].replace({"code_id": {"on_the_job": "learning"}})
new_book["when_not_to_use"] = (
    new_book["when_not_to_use"].str.replace("(training)", "(learning)").str.replace("(on_the_job)", "(learning)")
)
