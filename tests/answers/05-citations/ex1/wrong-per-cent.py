# misconception: shares are written in per cent.
# message: are in per cent
pattern = r"[^\W\d_][\w'’\]-]*(?:\.|'s)?(?:, | \()(?P<year>(?:19|20)\d\d[a-z]?)\b"
found = places(pattern, body)
recall = 100 * len(found & truth) / len(truth)
precision = 100 * len(found & truth) / len(found)
missed = truth - found
