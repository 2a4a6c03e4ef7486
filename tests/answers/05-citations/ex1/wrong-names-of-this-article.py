# misconception: a pattern lists the names that are there.
# message: Describe the form of a citation, and not the names of this article
names = "|".join(sorted({re.escape(name) for name in cited["names"]}))
pattern = rf"(?:{names})(?:'s)?(?:, | \()(?P<year>\d{{4}})"
found = places(pattern, body)
recall = len(found & truth) / len(truth)
precision = len(found & truth) / len(found)
missed = truth - found
