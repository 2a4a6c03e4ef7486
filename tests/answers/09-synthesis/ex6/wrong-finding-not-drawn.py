# misconception: States a finding that the figure does not show.
# message: a finding that one of the bars shows
choice = "voices"
person = extracts.set_index("extract_id")["participant"]
spoken = topics.dropna(subset="extracts")
counts = pd.Series({r.topic: person[ids(r.extracts)].nunique() for r in spoken.itertuples()})
idc = pd.Series({r.topic_id: person[ids(r.extracts)].nunique() for r in spoken.itertuples()})
some = counts[["Encryption", "Age limits", "How long data are kept", "Backlog and capacity"]]
fig = figures.bars(some, xlabel="Topic", ylabel="Speakers (participants)", title="Speakers on four chosen topics")
finding = ("Evidence across borders", int(counts["Evidence across borders"]))
alt = f"The bar chart compares topics. Evidence across borders has the longest bar with {counts['Evidence across borders']} speakers of six, and how long data are kept the shortest. From the dissertation's extracts."
