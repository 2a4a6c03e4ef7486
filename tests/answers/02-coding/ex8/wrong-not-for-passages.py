# misconception: what is not filled in does not matter.
# message: should be codable
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


learning = (
    book[book["code_id"] == "on_the_job"]
    .assign(
        code_id="learning",
        code="Learning the work",
        definition="How those who do the work come to know it, whether somebody teaches it or not.",
        when_to_use="Courses, briefings and certificates; watching a colleague, trying, knowledge that nobody wrote down.",
        when_not_to_use="Lessons for children or parents (prevention). Knowing whom to ring in another agency (agencies).",
        guid="",
    )
    .drop(columns="codable")
)
new_book = pd.concat([book[~book["code_id"].isin(["training", "on_the_job"])], learning], ignore_index=True)
for column in ("when_to_use", "when_not_to_use"):
    new_book[column] = new_book[column].str.replace("on_the_job", "learning").str.replace("(training)", "(learning)")
