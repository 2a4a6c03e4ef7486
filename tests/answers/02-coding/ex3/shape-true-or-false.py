# misconception: found or not found is the answer.
# message: should be a list
def where(quotation, table):
    def plain(text):
        for kind, common in {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."}.items():
            text = text.replace(kind, common)
        return " ".join(text.split())

    wanted = plain(quotation)
    return any(wanted in plain(text) for number, text in zip(table["turn"], table["text"], strict=True))


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
