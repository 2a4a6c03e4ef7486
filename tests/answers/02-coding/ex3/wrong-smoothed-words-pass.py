# misconception: a tidied sentence is still the quotation.
# message: lacks a quotation in which words are changed, smoothed
def where(quotation, table):
    def plain(text):
        for kind, common in {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."}.items():
            text = text.replace(kind, common)
        return " ".join(text.split())

    wanted = plain(quotation)
    return [
        int(number)
        for number, text in zip(table["turn"], table["text"], strict=True)
        if wanted and wanted in plain(text)
    ]


misquoted = ["Q2", "Q3", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
