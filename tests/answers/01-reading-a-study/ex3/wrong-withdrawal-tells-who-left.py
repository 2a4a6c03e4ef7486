# misconception: a rule on leaving tells how many left.
# message: about something else than the item asks
coreq = {
    6: ("not reported", ["S014"]),
    7: ("not reported", ["S053"]),
    9: ("partly", ["S007"]),
    10: ("reported", ["S013"]),
    12: ("reported", ["S011"]),
    13: ("partly", ["S065"]),
    16: ("partly", ["S015"]),
    17: ("partly", ["S010"]),
    19: ("partly", ["S023"]),
    21: ("not reported", ["S056"]),
    22: ("not reported", ["S011"]),
    26: ("partly", ["S001"]),
}
