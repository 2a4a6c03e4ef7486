choice = "voices"
person = extracts.set_index("extract_id")["participant"]
spoken = topics.dropna(subset="extracts")
counts = pd.Series({r.topic: person[ids(r.extracts)].nunique() for r in spoken.itertuples()})
idc = pd.Series({r.topic_id: person[ids(r.extracts)].nunique() for r in spoken.itertuples()})
joint2 = topics.copy()
joint2["n"] = [person[ids(c)].nunique() if ids(c) else None for c in joint2.extracts]
s = joint2.dropna(subset="n").set_index("topic")["n"]
fig = figures.bars(s, xlabel="Topic", ylabel="Participants", title="Participants on nine topics")
finding = (s.idxmax(), s.max())
alt = f"Bar chart of participants by topic. Most speak on {s.idxmax()}, namely {s.max():.0f} of six. The numbers are counted from the extracts of the dissertation; one topic has no extract."
