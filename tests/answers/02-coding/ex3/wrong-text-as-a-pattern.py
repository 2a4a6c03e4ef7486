# misconception: `str.contains` looks for a text as it is.
# message: ends in a full stop where the turn has a comma
def plain(text):
    for kind, common in {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."}.items():
        text = text.replace(kind, common)
    return " ".join(text.split())


def where(quotation, table):
    wanted = plain(quotation)
    if not wanted:
        return []
    return table.loc[table["text"].map(plain).str.contains(wanted), "turn"].tolist()


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
