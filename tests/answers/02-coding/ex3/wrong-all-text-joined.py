# misconception: a quotation may run from one turn into the next.
# message: runs from one turn into the next
def where(quotation, table):
    def plain(text):
        for kind, common in {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."}.items():
            text = text.replace(kind, common)
        return " ".join(text.split())

    wanted = plain(quotation)
    if wanted and wanted in plain(" ".join(table["text"])):
        first = wanted.split(". ")[0]
        return [int(number) for number, text in zip(table["turn"], table["text"], strict=True) if first in plain(text)]
    return [
        int(number)
        for number, text in zip(table["turn"], table["text"], strict=True)
        if wanted and wanted in plain(text)
    ]


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
