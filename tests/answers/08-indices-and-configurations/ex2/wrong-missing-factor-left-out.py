# misconception: a factor that is missing leaves a product as it is.
# message: leaves Fervia's missing factor out
shares = index.weights(practice.columns, {"duties": 2, "days": 1, "hours": 1, "reports": 1})
from_0 = index.normalise(practice, "min-max", directions)
from_01 = index.normalise(practice, "min-max", directions, low=0.1)
arithmetic = index.aggregate(from_0, "arithmetic", shares, missing="available")["score"]
geometric = (from_01**shares).prod(axis=1)
first, second = index.rank(arithmetic), index.rank(geometric)
moved = first.index[first != second].tolist()
choices = ["B", "D"]
