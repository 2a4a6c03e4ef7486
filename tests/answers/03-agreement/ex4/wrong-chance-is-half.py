# misconception: chance means one half.
# message: takes one half for chance
first = [[45, 15], [25, 15]]
second = [[25, 35], [5, 35]]
expected = [0.5, 0.5]
kappas = [agreement.kappa_from_counts(table) for table in (first, second)]
mine = [[91, 5], [3, 1]]
follows = ["A", "C", "E"]
