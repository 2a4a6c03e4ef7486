# misconception: a pattern needs no named group.
# message: has no group named `year`
pattern = r"\d{4}"
recall = precision = 1.0
missed = set()
