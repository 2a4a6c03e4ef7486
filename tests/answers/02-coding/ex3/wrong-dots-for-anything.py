# misconception: dots in a quotation stand for whatever was left out.
# message: dots in their place
def where(quotation, table):
    def plain(text):
        for kind, common in {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."}.items():
            text = text.replace(kind, common)
        return " ".join(text.split())

    found = []
    for number, text in zip(table["turn"], table["text"], strict=True):
        parts = [part.strip() for part in plain(quotation).split("...") if part.strip()]
        if parts and all(part in plain(text) for part in parts):
            found.append(int(number))
    return found


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
