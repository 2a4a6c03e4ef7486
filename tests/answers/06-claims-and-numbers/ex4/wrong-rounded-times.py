# misconception: a factor is a whole number.
# message: `times` is rounded too far
per_year = 5_667
first_year = 3_489
times = {20: 13, 30: 39}
reads = ["B", "C", "F"]
