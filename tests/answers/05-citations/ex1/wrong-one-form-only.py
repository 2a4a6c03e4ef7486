# misconception: a citation is a word, a comma and a year.
# message: On a new text `pattern` misses many. It should know both forms
pattern = r"\w, (?P<year>\d{4})"
found = places(pattern, body)
recall = len(found & truth) / len(truth)
precision = len(found & truth) / len(found)
missed = truth - found
