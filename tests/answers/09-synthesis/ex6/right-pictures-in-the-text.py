choice = "voices"
person = extracts.set_index("extract_id")["participant"]
spoken = topics.dropna(subset="extracts")
counts = pd.Series({r.topic: person[ids(r.extracts)].nunique() for r in spoken.itertuples()})
idc = pd.Series({r.topic_id: person[ids(r.extracts)].nunique() for r in spoken.itertuples()})
fig = figures.bars(idc, xlabel="Topic", ylabel="Participants", title="Participants per topic shown")
finding = ("T03", int(idc["T03"]))
alt = f"Bar chart of nine topics by participants. On T03, the law on made-up pictures of children, {idc['T03']} participants speak in the interviews, which is as many as on encryption or one more or less."
