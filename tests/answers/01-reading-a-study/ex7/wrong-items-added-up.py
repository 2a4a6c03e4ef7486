# misconception: the sum of a dictionary is the sum of its scores.
# message: numbers of the items
sanra = {
    1: (1, ["S075", "S080"]),
    2: (1, ["S076", "S080"]),
    3: (0, ["S076", "S086"]),
    4: (0, ["S075", "S083"]),
    5: (0, ["S077", "S082"]),
    6: (0, ["S075", "S083"]),
}
total = sum(sanra)
