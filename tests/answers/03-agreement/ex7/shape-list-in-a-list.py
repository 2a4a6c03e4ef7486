# misconception: square brackets make a list of an index.
# message: no list or index inside the list
one, two, program = readings["first_reading"], readings["second_reading"], readings["program"]
people = agreement.kappa(one, two)
with_program = {"first": agreement.kappa(one, program), "second": agreement.kappa(two, program)}
blind = [readings.index[(one == two) & (one != program)]]
shows = ["A", "D", "E", "G"]
