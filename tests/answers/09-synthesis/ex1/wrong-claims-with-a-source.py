# misconception: Leaves claims out that give no source.
# message: Claims without a source count too
person = extracts.set_index("extract_id")["participant"]
sourced = set(said.loc[said["source_given"] != "none", "claim_id"])
rows = []
for _, topic in topics.iterrows():
    voices, lines, asked = ids(topic["extracts"]), ids(topic["claims"]), ids(topic["dimensions"])
    status = confirmed.loc[confirmed["dimension"].isin(asked), "status"]
    rows.append(
        {
            **topic,
            "n_voices": person[voices].nunique() if voices else None,
            "n_claims": len(sourced.intersection(lines)) if lines else None,
            "n_present": int((status == "present").sum()) if asked else None,
            "n_absent": int((status == "absent").sum()) if asked else None,
        }
    )
joint = pd.DataFrame(rows)
