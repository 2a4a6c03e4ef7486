# misconception: the order does not matter.
# message: the other way round
one, two, program = readings["first_reading"], readings["second_reading"], readings["program"]
people = agreement.kappa(one, two)
with_program = {"first": agreement.kappa(two, program), "second": agreement.kappa(one, program)}
blind = list(readings.index[(one == two) & (one != program)])
shows = ["A", "D", "E", "G"]
