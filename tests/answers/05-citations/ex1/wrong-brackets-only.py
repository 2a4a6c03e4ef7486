# misconception: citations stand in brackets, name and year together.
# message: whose year stands in a bracket of its own
pattern = r"(?:\(|; )[^();\d]*, (?P<year>\d{4}[a-z]?)"
found = places(pattern, body)
recall = len(found & truth) / len(truth)
precision = len(found & truth) / len(found)
missed = truth - found
