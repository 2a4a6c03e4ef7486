# misconception: a number may be text.
# message: `per_year` is text
per_year = "5667"
first_year = 6_350 / 1.82
times = {rate: claims.compounded(rate / 100, 14) for rate in (20, 30)}
reads = ["B", "C", "F"]
