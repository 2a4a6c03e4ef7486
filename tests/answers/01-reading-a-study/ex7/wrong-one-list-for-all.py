# misconception: one list of statements is a reason for every score.
# message: The same statements stand behind nearly every score
sanra = {item: (1, ["S075", "S076", "S088"]) for item in range(1, 7)}
total = sum(score for score, _ in sanra.values())
