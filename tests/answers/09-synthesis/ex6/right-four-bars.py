choice = "voices"
person = extracts.set_index("extract_id")["participant"]
spoken = topics.dropna(subset="extracts")
counts = pd.Series({r.topic: person[ids(r.extracts)].nunique() for r in spoken.itertuples()})
idc = pd.Series({r.topic_id: person[ids(r.extracts)].nunique() for r in spoken.itertuples()})
some = counts[["Encryption", "Age limits", "How long data are kept", "Backlog and capacity"]]
fig = figures.bars(some, xlabel="Topic", ylabel="Speakers (of six)", title="Speakers on four chosen topics")
finding = ("Backlog and capacity", 3)
alt = "The bar chart compares four topics. Backlog and capacity has the longest bar with 3 speakers of 6, and how long data are kept the shortest. From the dissertation's extracts."
