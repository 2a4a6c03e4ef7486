# misconception: SANRA is for any study.
# message: The statements are the dissertation's
sanra = {
    1: (1, ["S007", "S027"]),
    2: (1, ["S007", "S027"]),
    3: (0, ["S007", "S027"]),
    4: (0, ["S007", "S027"]),
    5: (0, ["S007", "S027"]),
    6: (0, ["S007", "S027"]),
}
total = sum(score for score, _ in sanra.values())
