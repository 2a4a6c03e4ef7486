# misconception: a program can only find too much.
# message: It also misses something
one, two, program = readings["first_reading"], readings["second_reading"], readings["program"]
people = agreement.kappa(one, two)
with_program = {"first": agreement.kappa(one, program), "second": agreement.kappa(two, program)}
blind = list(readings.index[(one == "no") & (two == "no") & (program == "yes")])
shows = ["A", "D", "E", "G"]
