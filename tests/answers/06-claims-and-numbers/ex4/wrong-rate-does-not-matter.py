# misconception: ten points of a rate are little.
# message: E forgets that a small difference
per_year = claims.average_per_year(34_000, 6)
first_year = 6_350 / 1.82
times = {rate: claims.compounded(rate / 100, 14) for rate in (20, 30)}
reads = ["B", "C", "E"]
