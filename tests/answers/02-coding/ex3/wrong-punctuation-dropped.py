# misconception: only words count, and commas and full stops do not.
# message: with a comma left out
import re


def plain(text):
    return " ".join(re.sub(r"[^\w\s]", "", text).split())


def where(quotation, table):
    wanted = plain(quotation)
    return [
        int(number)
        for number, text in zip(table["turn"], table["text"], strict=True)
        if wanted and wanted in plain(text)
    ]


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
