# misconception: each form of a citation has a group `year` of its own.
# message: Put the forms in (?:…), and the year once, after it
pattern = r"\w, (?P<year>\d{4})|\w \((?P<year>\d{4})\)"
recall = precision = 0.9
missed = set()
