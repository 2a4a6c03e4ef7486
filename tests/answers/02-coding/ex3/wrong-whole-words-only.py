# misconception: a quotation begins and ends with a whole word.
# message: begins or ends within a word
import re


def plain(text):
    for kind, common in {"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."}.items():
        text = text.replace(kind, common)
    return " ".join(text.split())


def where(quotation, table):
    wanted = plain(quotation)
    pattern = r"(?<!\w)" + re.escape(wanted) + r"(?!\w)"
    return [
        int(number)
        for number, text in zip(table["turn"], table["text"], strict=True)
        if wanted and re.search(pattern, plain(text))
    ]


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5", "Q8"]
