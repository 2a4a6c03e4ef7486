# misconception: every number that looks like a year belongs to a citation.
# message: finds too much: years in which something happened
pattern = r"(?P<year>(?:19|20)\d\d[a-z]?)"
found = places(pattern, body)
recall = len(found & truth) / len(truth)
precision = len(found & truth) / len(found)
missed = truth - found
