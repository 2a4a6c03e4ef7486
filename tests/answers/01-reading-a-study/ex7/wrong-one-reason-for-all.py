# misconception: any statement is a reason.
# message: about something else than the item asks
sanra = {
    1: (1, ["S078"]),
    2: (1, ["S078"]),
    3: (0, ["S078"]),
    4: (0, ["S078"]),
    5: (0, ["S078"]),
    6: (0, ["S078"]),
}
total = sum(score for score, _ in sanra.values())
