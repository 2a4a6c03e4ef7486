# misconception: the first reading is the truth.
# message: with the first reading only
one, two, program = readings["first_reading"], readings["second_reading"], readings["program"]
people = agreement.kappa(one, two)
with_program = {"first": agreement.kappa(one, program), "second": agreement.kappa(two, program)}
blind = list(readings.index[one != program])
shows = ["A", "D", "E", "G"]
