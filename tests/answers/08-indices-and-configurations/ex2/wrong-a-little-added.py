# misconception: to begin a little above 0 is to add a little.
# message: so that they end at 1.1
shares = index.weights(practice.columns, {"duties": 2, "days": 1, "hours": 1, "reports": 1})
from_0 = index.normalise(practice, "min-max", directions)
from_01 = index.normalise(practice, "min-max", directions, low=0.1)
arithmetic = index.aggregate(from_0, "arithmetic", shares, missing="available")["score"]
geometric = index.aggregate(from_0 + 0.1, "geometric", shares, missing="available")["score"]
first, second = index.rank(arithmetic), index.rank(geometric)
moved = first.index[first != second].tolist()
choices = ["B", "D"]
