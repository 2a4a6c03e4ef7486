sanra = {
    1: (2, ["S083"]),
    2: (1, ["S087"]),
    3: (0, ["S088"]),
    4: (0, ["S077", "S098"]),
    5: (1, ["S001"]),
    6: (1, ["S077"]),
}
total = sum(entry[0] for entry in sanra.values())
