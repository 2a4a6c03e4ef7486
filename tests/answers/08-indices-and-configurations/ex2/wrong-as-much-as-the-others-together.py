# misconception: twice as much is half of the whole.
# message: as much as the three others together
shares = {"duties": 1 / 2, "days": 1 / 6, "hours": 1 / 6, "reports": 1 / 6}
from_0 = index.normalise(practice, "min-max", directions)
from_01 = index.normalise(practice, "min-max", directions, low=0.1)
arithmetic = index.aggregate(from_0, "arithmetic", shares, missing="available")["score"]
geometric = index.aggregate(from_01, "geometric", shares, missing="available")["score"]
first, second = index.rank(arithmetic), index.rank(geometric)
moved = first.index[first != second].tolist()
choices = ["B", "D"]
