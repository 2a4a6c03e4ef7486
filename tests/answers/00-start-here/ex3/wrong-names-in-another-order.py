# misconception: names and numbers from two lists are in the same order.
# message: they may be in different orders
import matplotlib.pyplot as plt

fig, ax = plt.subplots()
ax.barh(extracts["sub_theme"].unique(), extracts["sub_theme"].value_counts().to_list())
ax.set_xlabel("Number of extracts")
ax.set_ylabel("Sub-theme")
alt_text = "History of CSE and developments has the most extracts: 6."
