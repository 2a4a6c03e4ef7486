# misconception: kappa is written in per cent.
# message: kappa is 1 at most
one, two, program = readings["first_reading"], readings["second_reading"], readings["program"]
people = agreement.kappa(one, two)
with_program = {"first": agreement.kappa(one, program), "second": agreement.kappa(two, program)}
blind = list(readings.index[(one == two) & (one != program)])
shows = ["A", "D", "E", "G"]
people *= 100
with_program = {person: 100 * value for person, value in with_program.items()}
