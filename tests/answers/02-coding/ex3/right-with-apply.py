def where(quotation, table):
    def plain(text):
        for kind, common in {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."}.items():
            text = text.replace(kind, common)
        return " ".join(text.split())

    wanted = plain(quotation)
    if not wanted:
        return []
    hits = table["text"].apply(lambda text: wanted in plain(text)).astype(bool)
    return table.loc[hits, "turn"].tolist()


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q5", "Q7", "Q3"]
