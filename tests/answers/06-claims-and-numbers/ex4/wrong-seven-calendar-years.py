# misconception: the years are counted from the calendar and not from the source.
# message: `per_year` divides by seven
per_year = claims.average_per_year(34_000, 7)
first_year = 6_350 / 1.82
times = {rate: claims.compounded(rate / 100, 14) for rate in (20, 30)}
reads = ["B", "C", "F"]
