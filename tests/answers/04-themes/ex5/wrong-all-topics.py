# misconception: every heading is a topic.
# message: You give all of them the same answer
kinds = {f"K{number}": "topic" for number in range(1, 11)}
sign = "B"
