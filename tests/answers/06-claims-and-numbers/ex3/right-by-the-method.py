implied = claims.implied_population
verdicts = {}
for name, count, one_in, there in [
    ("Q1", 6_200, 5, 31_000),
    ("Q2", 90_000, 3, 120_000),
    ("Q3", 4_000, 10, 100_000),
    ("Q4", 45, 12, 540),
]:
    whole = implied(count, one_in)
    verdicts[name] = "fits" if whole == there else "too large" if whole > there else "too small"
between = (2.27e9, 2.57e9)
follows = ["D", "C", "A"]
