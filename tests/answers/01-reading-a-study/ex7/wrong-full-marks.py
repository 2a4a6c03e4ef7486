# misconception: a word such as systematic describes a search.
# message: is not yet a description
sanra = {
    1: (2, ["S075", "S080"]),
    2: (2, ["S076", "S080"]),
    3: (2, ["S076", "S086"]),
    4: (2, ["S075", "S083"]),
    5: (2, ["S077", "S082"]),
    6: (2, ["S075", "S083"]),
}
total = sum(score for score, _ in sanra.values())
