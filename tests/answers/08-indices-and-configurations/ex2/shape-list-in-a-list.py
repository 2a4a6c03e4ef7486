# misconception: a list can be appended to a list as it is.
# message: `moved` holds something that is none of the six jurisdictions
shares = index.weights(practice.columns, {"duties": 2, "days": 1, "hours": 1, "reports": 1})
from_0 = index.normalise(practice, "min-max", directions)
from_01 = index.normalise(practice, "min-max", directions, low=0.1)
arithmetic = index.aggregate(from_0, "arithmetic", shares, missing="available")["score"]
geometric = index.aggregate(from_01, "geometric", shares, missing="available")["score"]
first, second = index.rank(arithmetic), index.rank(geometric)
moved = []
moved.append(first.index[first != second].tolist())
choices = ["B", "D"]
