# misconception: only the shares matter.
# message: The task asks for a hundred
first = [[45, 15], [25, 15]]
second = [[25, 35], [5, 35]]
expected = [0.60 * 0.70 + 0.40 * 0.30, 0.60 * 0.30 + 0.40 * 0.70]
kappas = [agreement.kappa_from_counts(table) for table in (first, second)]
mine = [[910, 50], [30, 10]]
follows = ["A", "C", "E"]
