# misconception: Calls a bar the longest without a look at the others.
# message: a comparison that the lengths of the bars bear out
import matplotlib.pyplot as plt

choice = "voices"
person = extracts.set_index("extract_id")["participant"]
n = pd.Series({r.topic: (person[ids(r.extracts)].nunique() if ids(r.extracts) else None) for r in topics.itertuples()})
fig, ax = plt.subplots()
ax.barh(n.index, n.values.astype(float))
ax.set(title="Who speaks on what topic", xlabel="Participants", ylabel="Topic")
plt.close(fig)
k = int(n["Evidence across borders"])
finding = ("Evidence across borders", k)
alt = f"Bar chart of the topics of the display. On Evidence across borders {k} of six participants speak, more than on any other topic. Counted from the interviews of the dissertation, and one topic has no extract."
