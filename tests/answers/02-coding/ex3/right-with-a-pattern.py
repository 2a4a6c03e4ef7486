import re


def smooth(text):
    text = re.sub("[’‘]", "'", text)
    text = re.sub("[“”]", '"', text)
    return re.sub(r"\s+", " ", text.replace("…", "...")).strip()


def where(quotation, table):
    found = []
    if not smooth(quotation):
        return found
    for place in range(len(table)):
        if smooth(quotation) in smooth(table["text"].iloc[place]):
            found.append(int(table["turn"].iloc[place]))
    return found


misquoted = ["Q2", "Q3", "Q4", "Q6", "Q8"]
sense_changed = ["Q3", "Q5"]
