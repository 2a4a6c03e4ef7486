# misconception: who names every sentence has named the right ones.
# message: more letters than the task asks for
one, two, program = readings["first_reading"], readings["second_reading"], readings["program"]
people = agreement.kappa(one, two)
with_program = {"first": agreement.kappa(one, program), "second": agreement.kappa(two, program)}
blind = list(readings.index[(one == two) & (one != program)])
shows = list("ABCDEFG")
