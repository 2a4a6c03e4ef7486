# misconception: what was found and is no citation is what was missed.
# message: holds what was found and is no citation
pattern = r"[^\W\d_][\w'’\]-]*(?:\.|'s)?(?:, | \()(?P<year>(?:19|20)\d\d[a-z]?)\b"
found = places(pattern, body)
recall = len(found & truth) / len(truth)
precision = len(found & truth) / len(found)
missed = found - truth
