# misconception: two counts may share a figure, as long as one of them is the right one.
# message: Some name in `fig` has more than one bar
counts = extracts.groupby("sub_theme").agg(voices=("participant", "nunique"), extracts=("extract_id", "count"))
fig = counts.plot.barh(xlabel="Number of extracts", ylabel="Sub-theme").figure
alt_text = "History of CSE and developments has the most extracts: 6."
