# misconception: the title says enough, axes need no labels.
# message: An axis of `fig` has no label.
import matplotlib.pyplot as plt

counts = extracts["sub_theme"].value_counts()
fig, ax = plt.subplots()
ax.barh(counts.index, counts)
ax.set_title("Number of extracts for each sub-theme")
alt_text = "History of CSE and developments has the most extracts: 6."
