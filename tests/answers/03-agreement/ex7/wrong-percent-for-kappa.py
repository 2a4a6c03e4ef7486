# misconception: the share of agreement is kappa.
# message: percent agreement
one, two, program = readings["first_reading"], readings["second_reading"], readings["program"]
people = float((one == two).mean())
with_program = {"first": agreement.kappa(one, program), "second": agreement.kappa(two, program)}
blind = list(readings.index[(one == two) & (one != program)])
shows = ["A", "D", "E", "G"]
