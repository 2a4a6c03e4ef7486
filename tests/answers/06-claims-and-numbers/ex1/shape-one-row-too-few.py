# misconception: a claim without a number needs no row.
# message: too few
filled = pd.DataFrame(blank[:5], columns=columns).assign(kind="empirical")
