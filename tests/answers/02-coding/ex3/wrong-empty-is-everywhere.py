# misconception: what is empty is found by itself.
# message: an empty quotation, which stands in no turn
def where(quotation, table):
    def plain(text):
        for kind, common in {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."}.items():
            text = text.replace(kind, common)
        return " ".join(text.split())

    wanted = plain(quotation)
    return [int(number) for number, text in zip(table["turn"], table["text"], strict=True) if wanted in plain(text)]


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
