# misconception: both coders have the habits of the second.
# message: the totals of the columns twice
first = [[45, 15], [25, 15]]
second = [[25, 35], [5, 35]]
expected = [0.70**2 + 0.30**2, 0.30**2 + 0.70**2]
kappas = [agreement.kappa_from_counts(table) for table in (first, second)]
mine = [[91, 5], [3, 1]]
follows = ["A", "C", "E"]
