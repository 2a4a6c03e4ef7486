import itertools


def both(table):
    (a, b), (c, d) = table
    n = a + b + c + d
    chance = ((a + b) * (a + c) + (c + d) * (b + d)) / n**2
    return chance, ((a + d) / n - chance) / (1 - chance)


tables_of_two = [[[45, 15], [25, 15]], [[25, 35], [5, 35]]]
expected = [both(table)[0] for table in tables_of_two]
kappas = [both(table)[1] for table in tables_of_two]
for b, c in itertools.product(range(1, 8), repeat=2):
    mine = [[1, b], [c, 99 - b - c]]
    if 0 <= both(mine)[1] <= 0.2:
        break
follows = ["E", "C", "A"]
