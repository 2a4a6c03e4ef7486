# misconception: recall divides by what was found.
# message: have changed places
pattern = r"[^\W\d_][\w'’\]-]*(?:\.|'s)?,? \(?(?P<year>(?:19|20)\d\d[a-z]?)\b"
found = places(pattern, body)
recall = len(found & truth) / len(found)
precision = len(found & truth) / len(truth)
missed = truth - found
