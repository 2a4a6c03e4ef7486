shares = {"duties": 2 / 5, "days": 1 / 5, "hours": 1 / 5, "reports": 1 / 5}
from_0 = index.normalise(practice, "min-max", directions)
from_01 = index.normalise(practice, "min-max", directions, low=0.1)
arithmetic, geometric = {}, {}
for name in practice.index:
    there = [column for column in practice if not pd.isna(practice.loc[name, column])]
    whole = sum(shares[column] for column in there)
    arithmetic[name] = sum(shares[column] * from_0.loc[name, column] for column in there) / whole
    product = 1
    for column in there:
        product *= from_01.loc[name, column] ** shares[column]
    geometric[name] = product ** (1 / whole)
places = [sorted(score, key=score.get, reverse=True) for score in (arithmetic, geometric)]
arithmetic, geometric = pd.Series(arithmetic), pd.Series(geometric).sort_values()
moved = [name for name in practice.index if places[0].index(name) != places[1].index(name)]
choices = ["B", "D"]
