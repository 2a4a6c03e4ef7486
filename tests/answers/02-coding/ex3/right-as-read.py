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


misquoted = [
    row.quotation_id
    for row in report.itertuples()
    if not where(row.quotation, turns[turns["transcript"] == row.transcript])
]
sense_changed = ["Q3", "Q5", "Q8"]
