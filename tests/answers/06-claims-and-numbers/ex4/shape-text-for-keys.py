# misconception: a key that looks like a number is one.
# message: should have the keys 20 and 30, as numbers
per_year = claims.average_per_year(34_000, 6)
first_year = 6_350 / 1.82
times = {str(rate): claims.compounded(rate / 100, 14) for rate in (20, 30)}
reads = ["B", "C", "F"]
