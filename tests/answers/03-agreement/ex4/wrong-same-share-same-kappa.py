# misconception: the same agreement is the same kappa.
# message: is not the same kappa
first = [[45, 15], [25, 15]]
second = [[25, 35], [5, 35]]
expected = [0.60 * 0.70 + 0.40 * 0.30, 0.60 * 0.30 + 0.40 * 0.70]
kappas = [agreement.kappa_from_counts(first)] * 2
mine = [[91, 5], [3, 1]]
follows = ["A", "C", "E"]
