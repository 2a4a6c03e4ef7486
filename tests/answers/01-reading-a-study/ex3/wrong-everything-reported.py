# misconception: a word that occurs is an item that is reported.
# message: Scored higher than the statements carry
coreq = {
    6: ("reported", ["S014", "S017"]),
    7: ("reported", ["S020", "S053"]),
    9: ("reported", ["S007", "S008"]),
    10: ("reported", ["S013", "S014"]),
    12: ("reported", ["S011", "S015"]),
    13: ("reported", ["S040", "S042"]),
    16: ("reported", ["S015", "S016"]),
    17: ("reported", ["S010", "S021"]),
    19: ("reported", ["S023", "S030"]),
    21: ("reported", ["S055", "S056"]),
    22: ("reported", ["S011", "S012"]),
    26: ("reported", ["S001", "S007"]),
}
