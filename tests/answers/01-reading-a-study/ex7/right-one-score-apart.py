total = 0
sanra = {}
for item, score, where in [
    (1, 1, "S080 S083"),
    (2, 1, "S080 S086"),
    (3, 2, "S086 S088"),
    (4, 0, "S083 S084"),
    (5, 0, "S082 S085"),
    (6, 0, "S083 S092"),
]:
    sanra[item] = (score, where.split())
    total += score
