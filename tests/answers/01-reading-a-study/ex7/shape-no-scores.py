# misconception: the sum of no scores is a sum of six.
# message: has fewer than six scores
sanra = {}
total = sum(score for score, _ in sanra.values())
