# misconception: an apostrophe is an apostrophe, whichever it is.
# message: takes ’ and ' for different characters
def where(quotation, table):
    wanted = " ".join(quotation.split())
    return [
        int(number)
        for number, text in zip(table["turn"], table["text"], strict=True)
        if wanted and wanted in " ".join(text.split())
    ]


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
