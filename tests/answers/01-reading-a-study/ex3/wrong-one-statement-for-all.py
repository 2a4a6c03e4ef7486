# misconception: one statement on the design decides everything.
# message: about something else than the item asks
coreq = {
    6: ("partly", ["S007"]),
    7: ("reported", ["S007"]),
    9: ("reported", ["S007"]),
    10: ("reported", ["S007"]),
    12: ("reported", ["S007"]),
    13: ("partly", ["S007"]),
    16: ("reported", ["S007"]),
    17: ("reported", ["S007"]),
    19: ("reported", ["S007"]),
    21: ("partly", ["S007"]),
    22: ("partly", ["S007"]),
    26: ("reported", ["S007"]),
}
