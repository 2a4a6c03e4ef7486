joint = topics.copy()
long = (
    topics.assign(extract_id=topics["extracts"].str.split(";")).explode("extract_id").merge(extracts, on="extract_id")
)
joint["n_voices"] = joint["topic_id"].map(long.groupby("topic_id")["participant"].nunique())
joint["n_claims"] = joint["claims"].str.split(";").str.len()
asked = topics.assign(dimension=topics["dimensions"].str.split(";")).explode("dimension").dropna(subset="dimension")
law_of = asked.merge(confirmed, on="dimension", how="left")
for status in ("present", "absent"):
    joint[f"n_{status}"] = joint["topic_id"].map(law_of["status"].eq(status).groupby(law_of["topic_id"]).sum())
