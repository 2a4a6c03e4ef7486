# misconception: the middle is always safe.
# message: Every item has the same score
coreq = {
    6: ("partly", ["S014", "S017"]),
    7: ("partly", ["S020", "S053"]),
    9: ("partly", ["S007", "S008"]),
    10: ("partly", ["S013", "S014"]),
    12: ("partly", ["S011", "S015"]),
    13: ("partly", ["S040", "S042"]),
    16: ("partly", ["S015", "S016"]),
    17: ("partly", ["S010", "S021"]),
    19: ("partly", ["S023", "S030"]),
    21: ("partly", ["S055", "S056"]),
    22: ("partly", ["S011", "S012"]),
    26: ("partly", ["S001", "S007"]),
}
