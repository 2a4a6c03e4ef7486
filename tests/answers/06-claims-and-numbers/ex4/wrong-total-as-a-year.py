# misconception: a total since 2017 is what a year saw.
# message: `per_year` is the total of all years
per_year = 34_000
first_year = 6_350 / 1.82
times = {rate: claims.compounded(rate / 100, 14) for rate in (20, 30)}
reads = ["A", "C", "F"]
