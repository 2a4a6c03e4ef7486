# misconception: a first year needs no more than two figures.
# message: `first_year` is rounded too far
per_year = 5_667
first_year = 3_500
times = {rate: claims.compounded(rate / 100, 14) for rate in (20, 30)}
reads = ["B", "C", "F"]
