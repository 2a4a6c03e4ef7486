# misconception: over fourteen years there are thirteen rises, whatever is asked.
# message: `times` has thirteen rises
per_year = claims.average_per_year(34_000, 6)
first_year = 6_350 / 1.82
times = {rate: claims.compounded(rate / 100, 13) for rate in (20, 30)}
reads = ["B", "C", "F"]
