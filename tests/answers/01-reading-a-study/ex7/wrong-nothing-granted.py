# misconception: what has a weakness is worth nothing.
# message: Say first what the review does well
sanra = {
    1: (0, ["S075", "S080"]),
    2: (0, ["S076", "S080"]),
    3: (0, ["S076", "S086"]),
    4: (0, ["S075", "S083"]),
    5: (0, ["S077", "S082"]),
    6: (0, ["S075", "S083"]),
}
total = sum(score for score, _ in sanra.values())
