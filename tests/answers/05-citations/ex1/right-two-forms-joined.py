in_brackets = r"(?<=[^\W\d_]), |(?<=[.\]]), |(?<=\d[a-z]), "
in_the_sentence = r"(?<=[^\W\d_]) \((?!n)|(?<=al\.) \("
pattern = rf"(?:{in_brackets}|{in_the_sentence})(?P<year>(?:19|20)[0-9]{{2}}[a-z]?)(?![\d ])"
hits = [place for place in sorted(places(pattern, body)) if place in truth]
recall = round(len(hits) / len(cited), 4)
precision = round(len(hits) / len(places(pattern, body)), 4)
missed = [place for place in sorted(truth) if place not in hits]
