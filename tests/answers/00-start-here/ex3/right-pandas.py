order = extracts["sub_theme"].value_counts().sort_values()
fig = order.plot.barh(xlabel="extracts in the results", ylabel="sub-theme").figure
alt_text = "With 15 % of all extracts, the sub-theme on history and developments is the largest."
