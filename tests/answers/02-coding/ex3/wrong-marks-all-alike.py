# misconception: one mark is like another, single or double.
# message: where the turn has double quotation marks
def plain(text):
    for mark in '’‘“”"':
        text = text.replace(mark, "'")
    return " ".join(text.replace("…", "...").split())


def where(quotation, table):
    wanted = plain(quotation)
    return [
        int(number)
        for number, text in zip(table["turn"], table["text"], strict=True)
        if wanted and wanted in plain(text)
    ]


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
