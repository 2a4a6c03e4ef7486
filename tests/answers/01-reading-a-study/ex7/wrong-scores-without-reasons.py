# misconception: a score speaks for itself.
# message: nobody can check the score
sanra = {
    1: (1, []),
    2: (1, []),
    3: (0, []),
    4: (0, []),
    5: (0, []),
    6: (0, []),
}
total = sum(score for score, _ in sanra.values())
