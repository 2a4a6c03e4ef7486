asked = pd.crosstab(confirmed["dimension"], confirmed["status"])
person = extracts.set_index("extract_id")["participant"]
joint = topics.set_index("topic_id", drop=False)
joint["n_voices"] = joint["extracts"].map(lambda cell: person[ids(cell)].nunique(), na_action="ignore").astype("Int64")
joint["n_claims"] = joint["claims"].map(lambda cell: len(set(ids(cell))), na_action="ignore")
for status in asked.columns:
    joint[f"n_{status}"] = joint["dimensions"].map(
        lambda cell, s=status: asked.loc[ids(cell), s].sum(), na_action="ignore"
    )
joint = joint.sort_values("n_voices", ascending=False)
