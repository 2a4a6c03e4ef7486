# misconception: an apostrophe has two shapes, and a quotation mark has two.
# message: takes ‘ and ' for different characters
def plain(text):
    for kind, common in {"’": "'", "“": '"', "”": '"', "…": "..."}.items():
        text = text.replace(kind, common)
    return " ".join(text.split())


def where(quotation, table):
    wanted = plain(quotation)
    return [
        int(number)
        for number, text in zip(table["turn"], table["text"], strict=True)
        if wanted and wanted in plain(text)
    ]


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
