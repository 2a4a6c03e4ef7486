# misconception: a dimension with a gap is lost for all.
# message: leaves the hours out for all
shares = index.weights(practice.columns, {"duties": 2, "days": 1, "hours": 1, "reports": 1})
from_0 = index.normalise(practice, "min-max", directions)
from_01 = index.normalise(practice, "min-max", directions, low=0.1)
arithmetic = index.aggregate(from_0, "arithmetic", shares, missing="drop dimension")["score"]
geometric = index.aggregate(from_01, "geometric", shares, missing="drop dimension")["score"]
first, second = index.rank(arithmetic), index.rank(geometric)
moved = first.index[first != second].tolist()
choices = ["B", "D"]
