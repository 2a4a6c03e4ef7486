# misconception: whatever is drawn goes into the figure that was made first.
# message: they are in another figure than the one in `fig`
import matplotlib.pyplot as plt

counts = extracts["sub_theme"].value_counts()
fig = plt.figure()
fig2, ax = plt.subplots()
ax.barh(counts.index, counts)
ax.set(xlabel="Number of extracts", ylabel="Sub-theme")
alt_text = "History of CSE and developments has the most extracts: 6."
