# misconception: the column's name is a label.
# message: is the name of a column
fig = extracts["sub_theme"].value_counts().plot.barh(xlabel="extracts").figure
alt_text = "History of CSE and developments has the most extracts: 6."
