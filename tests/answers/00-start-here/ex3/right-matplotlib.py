import matplotlib.pyplot as plt

counts = extracts.groupby("sub_theme").size()
fig, ax = plt.subplots()
ax.bar(range(len(counts)), counts)
ax.set_xticks(range(len(counts)), counts.index, rotation=90)
ax.set_xlabel("Sub-theme of the dissertation")
ax.set_ylabel("Quotations")
alt_text = """Most quotations, six, stand under the history of CSE.
The other sub-themes have between three and five each."""
