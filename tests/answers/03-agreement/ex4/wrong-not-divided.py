# misconception: to take chance away is enough.
# message: does not divide by what is left above chance
first = [[45, 15], [25, 15]]
second = [[25, 35], [5, 35]]
expected = [0.60 * 0.70 + 0.40 * 0.30, 0.60 * 0.30 + 0.40 * 0.70]
kappas = [0.60 - by_chance for by_chance in expected]
mine = [[91, 5], [3, 1]]
follows = ["A", "C", "E"]
