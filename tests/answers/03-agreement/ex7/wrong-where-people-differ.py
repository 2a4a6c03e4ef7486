# misconception: where people differ, the program is blind.
# message: on which the two people differ
one, two, program = readings["first_reading"], readings["second_reading"], readings["program"]
people = agreement.kappa(one, two)
with_program = {"first": agreement.kappa(one, program), "second": agreement.kappa(two, program)}
blind = list(readings.index[one != two])
shows = ["A", "D", "E", "G"]
