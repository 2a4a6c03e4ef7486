# misconception: 82 per cent more is taken back by taking 82 per cent off.
# message: takes 82 per cent off the last year
per_year = claims.average_per_year(34_000, 6)
first_year = 6_350 * 0.18
times = {rate: claims.compounded(rate / 100, 14) for rate in (20, 30)}
reads = ["B", "C", "F"]
