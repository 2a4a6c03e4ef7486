# misconception: to cut off is to round.
# message: `per_year` is cut off
per_year = 34_000 // 6
first_year = 6_350 / 1.82
times = {rate: claims.compounded(rate / 100, 14) for rate in (20, 30)}
reads = ["B", "C", "F"]
