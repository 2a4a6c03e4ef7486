# misconception: more agreement is better reading.
# message: takes the first reading for the truth
one, two, program = readings["first_reading"], readings["second_reading"], readings["program"]
people = agreement.kappa(one, two)
with_program = {"first": agreement.kappa(one, program), "second": agreement.kappa(two, program)}
blind = list(readings.index[(one == two) & (one != program)])
shows = ["A", "B", "D", "E"]
