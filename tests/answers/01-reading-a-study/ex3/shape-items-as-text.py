# misconception: the number of an item is text.
# message: without quotation marks
coreq = {
    6: ("not reported", ["S014"]),
    7: ("partly", ["S020"]),
    9: ("partly", ["S007"]),
    10: ("reported", ["S013"]),
    12: ("reported", ["S011"]),
    13: ("not reported", ["S040"]),
    16: ("partly", ["S015"]),
    17: ("partly", ["S010"]),
    19: ("partly", ["S023"]),
    21: ("partly", ["S055"]),
    22: ("not reported", ["S011"]),
    26: ("partly", ["S001"]),
}
coreq = {str(item): entry for item, entry in coreq.items()}
