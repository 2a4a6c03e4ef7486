# misconception: Draws one of the two and names the other.
# message: Labels that are no dimension
choice = "voices"
person = extracts.set_index("extract_id")["participant"]
spoken = topics.dropna(subset="extracts")
counts = pd.Series({r.topic: person[ids(r.extracts)].nunique() for r in spoken.itertuples()})
idc = pd.Series({r.topic_id: person[ids(r.extracts)].nunique() for r in spoken.itertuples()})
choice = "known"
fig = figures.bars(idc, xlabel="Topic", ylabel="Participants", title="Voices by topic here")
finding = ("T04", int(idc["T04"]))
alt = f"Bar chart of nine topics. T04 has {idc['T04']} voices, the most of the nine topics on which somebody speaks, and T06 far fewer. Numbers come from the extracts of the dissertation."
