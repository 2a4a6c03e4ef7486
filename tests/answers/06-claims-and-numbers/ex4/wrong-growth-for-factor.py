# misconception: how much more and how many times are the same.
# message: `times` says by how much it has grown
per_year = claims.average_per_year(34_000, 6)
first_year = 6_350 / 1.82
times = {rate: claims.compounded(rate / 100, 14) - 1 for rate in (20, 30)}
reads = ["B", "C", "F"]
