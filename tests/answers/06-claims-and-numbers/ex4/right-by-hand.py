per_year = 5_667
first_year = 6_350 * 100 / 182
times = {20: 1.0, 30: 1.0}
for _ in range(14):
    times[20] *= 1.2
    times[30] *= 1.3
reads = ["F", "B", "C"]
