pattern = r"[^\W\d_][\w'’\]-]*(?:\.|'s)?(?:, | \()(?P<year>(?:19|20)\d\d[a-z]?)\b"
found = places(pattern, body)
recall = len(found & truth) / len(truth)
precision = len(found & truth) / len(found)
missed = truth - found
