sanra = {
    1: (1, ["S075"]),
    2: (1, ["S076"]),
    3: (0, ["S076"]),
    4: (0, ["S075"]),
    5: (0, ["S077"]),
    6: (0, ["S075"]),
}
total = sum(score for score, _ in sanra.values())
