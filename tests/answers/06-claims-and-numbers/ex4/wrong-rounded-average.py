# misconception: an average needs no more than two figures.
# message: `per_year` is rounded too far
per_year = 5_700
first_year = 6_350 / 1.82
times = {rate: claims.compounded(rate / 100, 14) for rate in (20, 30)}
reads = ["B", "C", "F"]
