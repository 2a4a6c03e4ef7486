# misconception: Thinks that nothing follows from small or second-hand evidence.
# message: Every sentence has the same answer
support = {f"S{number}": "cannot" for number in range(1, 11)}
needs = {}
