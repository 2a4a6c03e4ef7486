# misconception: a heading in a results section is a theme.
# message: would take in whatever was said on something
kinds = {f"K{number}": "theme" for number in range(1, 11)}
sign = "B"
