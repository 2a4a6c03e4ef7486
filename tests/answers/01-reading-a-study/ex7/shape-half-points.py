# misconception: scores may be halves.
# message: `sanra[1][0]` is
sanra = {
    1: (0.5, ["S075", "S080"]),
    2: (0.5, ["S076", "S080"]),
    3: (0.5, ["S076", "S086"]),
    4: (0.5, ["S075", "S083"]),
    5: (0.5, ["S077", "S082"]),
    6: (0.5, ["S075", "S083"]),
}
total = 3
