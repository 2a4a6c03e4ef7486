# misconception: the program is one of the people.
# message: The program has no part in it
one, two, program = readings["first_reading"], readings["second_reading"], readings["program"]
people = agreement.alpha(readings[["first_reading", "second_reading", "program"]])
with_program = {"first": agreement.kappa(one, program), "second": agreement.kappa(two, program)}
blind = list(readings.index[(one == two) & (one != program)])
shows = ["A", "D", "E", "G"]
