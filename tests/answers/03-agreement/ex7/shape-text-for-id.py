# misconception: the sentence itself is asked for.
# message: not the id of a sentence
one, two, program = readings["first_reading"], readings["second_reading"], readings["program"]
people = agreement.kappa(one, two)
with_program = {"first": agreement.kappa(one, program), "second": agreement.kappa(two, program)}
blind = list(readings["text"][(one == two) & (one != program)])
shows = ["A", "D", "E", "G"]
