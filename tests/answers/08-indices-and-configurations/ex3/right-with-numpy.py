import numpy as np

random = np.random.default_rng(11)
turned = practice.astype(float) * [1, 1, -1, 1]
ways = {
    "min-max": (turned - turned.min()) / (turned.max() - turned.min()),
    "z": (turned - turned.mean()) / turned.std(ddof=0),
    "rank": turned.rank(),
}
there = turned.notna().to_numpy()
drawn = []
for _ in range(5_000):
    choice = random.integers(5)
    how = ["min-max", "rank", "z", "min-max", "rank"][choice]
    values = ways[how].to_numpy()
    weight = np.where(there, random.dirichlet(np.ones(4)), 0)
    weight = weight / weight.sum(axis=1, keepdims=True)
    if choice > 2:
        values = np.log(0.1 + 0.9 * values if how == "min-max" else values)
    score = np.where(there, values, 0) * weight
    drawn.append(pd.Series(score.sum(axis=1)).round(12).rank(ascending=False, method="min"))
drawn = np.array(drawn)
intervals = pd.DataFrame(
    {
        "case": practice.index,
        "p5": np.percentile(drawn, 5, axis=0, method="inverted_cdf"),
        "p95": np.percentile(drawn, 95, axis=0, method="inverted_cdf"),
        "share_first": (drawn == 1).mean(axis=0),
    }
)
widest = intervals.loc[(intervals["p95"] - intervals["p5"]).idxmax(), "case"]
reads = ["F", "D", "A"]
