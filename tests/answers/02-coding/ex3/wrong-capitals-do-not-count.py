# misconception: small and capital letters are the same words.
# message: another capital letter
def where(quotation, table):
    def plain(text):
        for kind, common in {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."}.items():
            text = text.replace(kind, common)
        return " ".join(text.lower().split())

    wanted = plain(quotation)
    return [
        int(number)
        for number, text in zip(table["turn"], table["text"], strict=True)
        if wanted and wanted in plain(text)
    ]


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
