beyond = ["O05", "O07", "O08", "O09", "O11", "O13", "O15", "O16"]
verdicts = {f"O{number:02d}": "supported" for number in range(1, 17)}
verdicts |= dict.fromkeys(beyond, "not supported")
