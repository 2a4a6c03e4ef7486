# misconception: random numbers divided by their sum are any division of the whole.
# message: weights that stay near the middle
import numpy as np

random = np.random.default_rng(11)
turned = practice.astype(float) * [1, 1, -1, 1]
ways = [
    ((turned - turned.min()) / (turned.max() - turned.min()), False),
    ((turned - turned.min()) / (turned.max() - turned.min()) * 0.9 + 0.1, True),
    ((turned - turned.mean()) / turned.std(ddof=0), False),
    (turned.rank(), False),
    (turned.rank(), True),
]
drawn = []
for _ in range(5_000):
    values, multiplied = ways[random.integers(5)]
    weight = practice.notna() * random.random(4)
    weight = weight.div(weight.sum(axis=1), axis=0)
    score = ((np.log(values) if multiplied else values) * weight).sum(axis=1)
    drawn.append(score.round(12).rank(ascending=False, method="min"))
drawn = pd.DataFrame(drawn)
intervals = pd.DataFrame({"p5": drawn.quantile(0.05), "p95": drawn.quantile(0.95), "share_first": (drawn == 1).mean()})
intervals = intervals.rename_axis("case").reset_index()
widest = "Corvia"
reads = ["A", "D", "F"]
