# misconception: a score speaks for itself.
# message: Without a statement a score does not count
coreq = {
    6: ("partly", []),
    7: ("reported", []),
    9: ("reported", []),
    10: ("reported", []),
    12: ("reported", []),
    13: ("partly", []),
    16: ("reported", []),
    17: ("reported", []),
    19: ("reported", []),
    21: ("partly", []),
    22: ("partly", []),
    26: ("reported", []),
}
