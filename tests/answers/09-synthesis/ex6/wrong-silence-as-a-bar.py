# misconception: Draws silence as a bar of length zero.
# message: where the extracts are silent
import matplotlib.pyplot as plt

choice = "voices"
person = extracts.set_index("extract_id")["participant"]
spoken = topics
counts = pd.Series({row.topic: person[ids(row.extracts)].nunique() for row in spoken.itertuples()})
fig, ax = plt.subplots()
ax.barh(counts.index, counts.values)
ax.set_xlabel("Participants, of six")
ax.set_ylabel("Topic")
ax.set_title("How many people speak on each topic")
plt.close(fig)
finding = ("Encryption", int(counts["Encryption"]))
alt = (
    f"Bar chart of nine topics by the number of participants in the interviews who speak on them. On Encryption "
    f"{finding[1]} of the six speak. On prevention no extract was printed, so that it has no bar."
)
