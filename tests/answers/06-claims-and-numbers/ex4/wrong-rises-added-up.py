# misconception: rises of several years are added up.
# message: `times` adds the rises up
per_year = claims.average_per_year(34_000, 6)
first_year = 6_350 / 1.82
times = {rate: 1 + 14 * rate / 100 for rate in (20, 30)}
reads = ["B", "C", "D", "F"]
