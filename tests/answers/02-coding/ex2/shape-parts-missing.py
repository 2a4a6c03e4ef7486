# misconception: a definition is an entry.
# message: The entry hearing_back has no
lacks = {
    "A": "definition",
    "B": "when not to use",
    "C": "example: not found",
    "D": "example: does not fit",
    "E": "nothing",
    "F": "nothing",
}
entries = {"hearing_back": {"definition": "Whether news comes back."}, "records": {"definition": "Case notes."}}
