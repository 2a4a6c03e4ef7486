# misconception: the checklist is for both documents.
# message: The statements are the review's
coreq = {
    6: ("partly", ["S086", "S088"]),
    7: ("reported", ["S086", "S088"]),
    9: ("reported", ["S086", "S088"]),
    10: ("reported", ["S086", "S088"]),
    12: ("reported", ["S086", "S088"]),
    13: ("partly", ["S086", "S088"]),
    16: ("reported", ["S086", "S088"]),
    17: ("reported", ["S086", "S088"]),
    19: ("reported", ["S086", "S088"]),
    21: ("partly", ["S086", "S088"]),
    22: ("partly", ["S086", "S088"]),
    26: ("reported", ["S086", "S088"]),
}
