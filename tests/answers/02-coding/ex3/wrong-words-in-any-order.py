# misconception: where all its words stand, the quotation stands.
# message: with its words in another order
def plain(text):
    for kind, common in {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."}.items():
        text = text.replace(kind, common)
    return " ".join(text.split())


def where(quotation, table):
    wanted = plain(quotation).split()
    return [
        int(number)
        for number, text in zip(table["turn"], table["text"], strict=True)
        if wanted and all(word in plain(text) for word in wanted)
    ]


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
