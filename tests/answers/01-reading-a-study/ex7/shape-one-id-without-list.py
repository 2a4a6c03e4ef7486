# misconception: one id needs no list.
# message: not a pair of a score and a list
sanra = {
    1: (1, ["S075", "S080"]),
    2: (1, ["S076", "S080"]),
    3: (0, ["S076", "S086"]),
    4: (0, ["S075", "S083"]),
    5: (0, ["S077", "S082"]),
    6: (0, ["S075", "S083"]),
}
sanra = {item: (score, ids[0]) for item, (score, ids) in sanra.items()}
total = sum(score for score, _ in sanra.values())
