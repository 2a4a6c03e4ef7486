# misconception: the order says which weight is whose.
# message: `shares` is a list, but it should be a dictionary
shares = [0.4, 0.2, 0.2, 0.2]
by_name = dict(zip(practice.columns, shares, strict=True))
from_0 = index.normalise(practice, "min-max", directions)
from_01 = index.normalise(practice, "min-max", directions, low=0.1)
arithmetic = index.aggregate(from_0, "arithmetic", by_name, missing="available")["score"]
geometric = index.aggregate(from_01, "geometric", by_name, missing="available")["score"]
first, second = index.rank(arithmetic), index.rank(geometric)
moved = first.index[first != second].tolist()
choices = ["B", "D"]
