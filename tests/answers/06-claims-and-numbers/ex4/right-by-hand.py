per_year = 5_667
first_year = 3_489
times = {20: 1.0, 30: 1.0}
for _ in range(14):
    times[20] *= 1.2
    times[30] *= 1.3
times = {rate: round(value, 1) for rate, value in times.items()}
reads = ["F", "B", "C"]
