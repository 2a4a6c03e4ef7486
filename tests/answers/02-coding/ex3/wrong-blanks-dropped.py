# misconception: without any blanks, blanks cannot disturb.
# message: two words written as one
def plain(text):
    for kind, common in {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."}.items():
        text = text.replace(kind, common)
    return " ".join(text.split())


def where(quotation, table):
    wanted = plain(quotation).replace(" ", "")
    return [
        int(number)
        for number, text in zip(table["turn"], table["text"], strict=True)
        if wanted and wanted in plain(text).replace(" ", "")
    ]


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
