# misconception: what is observed was to be expected.
# message: is the observed agreement
first = [[45, 15], [25, 15]]
second = [[25, 35], [5, 35]]
expected = [0.6, 0.6]
kappas = [agreement.kappa_from_counts(table) for table in (first, second)]
mine = [[91, 5], [3, 1]]
follows = ["A", "C", "E"]
