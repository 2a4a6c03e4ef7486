# misconception: a share is a number of per cent.
# message: `shares` are in per cent
shares = {"duties": 40, "days": 20, "hours": 20, "reports": 20}
from_0 = index.normalise(practice, "min-max", directions)
from_01 = index.normalise(practice, "min-max", directions, low=0.1)
arithmetic = index.aggregate(from_0, "arithmetic", shares, missing="available")["score"]
geometric = index.aggregate(from_01, "geometric", shares, missing="available")["score"]
first, second = index.rank(arithmetic), index.rank(geometric)
moved = first.index[first != second].tolist()
choices = ["B", "D"]
