# misconception: what is not complete is not there.
# message: Scored lower than the statements carry
coreq = {
    6: ("not reported", ["S014", "S017"]),
    7: ("not reported", ["S020", "S053"]),
    9: ("not reported", ["S007", "S008"]),
    10: ("not reported", ["S013", "S014"]),
    12: ("not reported", ["S011", "S015"]),
    13: ("not reported", ["S040", "S042"]),
    16: ("not reported", ["S015", "S016"]),
    17: ("not reported", ["S010", "S021"]),
    19: ("not reported", ["S023", "S030"]),
    21: ("not reported", ["S055", "S056"]),
    22: ("not reported", ["S011", "S012"]),
    26: ("not reported", ["S001", "S007"]),
}
