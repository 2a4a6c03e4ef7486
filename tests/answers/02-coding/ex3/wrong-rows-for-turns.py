# misconception: the place in a table is the number of the turn.
# message: gives the place in the table
def where(quotation, table):
    def plain(text):
        for kind, common in {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."}.items():
            text = text.replace(kind, common)
        return " ".join(text.split())

    wanted = plain(quotation)
    return [number for number, text in enumerate(table["text"]) if wanted and wanted in plain(text)]


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
