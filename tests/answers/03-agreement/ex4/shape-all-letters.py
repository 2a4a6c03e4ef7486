# misconception: who names every sentence has named the right ones.
# message: more letters than the task asks for
first = [[45, 15], [25, 15]]
second = [[25, 35], [5, 35]]
expected = [0.60 * 0.70 + 0.40 * 0.30, 0.60 * 0.30 + 0.40 * 0.70]
kappas = [agreement.kappa_from_counts(table) for table in (first, second)]
mine = [[91, 5], [3, 1]]
follows = ["A", "B", "C", "D", "E", "F"]
