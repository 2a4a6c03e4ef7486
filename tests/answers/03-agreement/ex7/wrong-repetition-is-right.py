# misconception: what comes out twice is right.
# message: takes repetition for being right
one, two, program = readings["first_reading"], readings["second_reading"], readings["program"]
people = agreement.kappa(one, two)
with_program = {"first": agreement.kappa(one, program), "second": agreement.kappa(two, program)}
blind = list(readings.index[(one == two) & (one != program)])
shows = ["A", "C", "D", "E"]
