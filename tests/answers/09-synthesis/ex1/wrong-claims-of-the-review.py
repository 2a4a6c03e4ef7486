# misconception: Counts the claims of one of the two documents.
# message: whatever the text that it comes from
person = extracts.set_index("extract_id")["participant"]
rows = []
for _, topic in topics.iterrows():
    voices, lines, asked = ids(topic["extracts"]), ids(topic["claims"]), ids(topic["dimensions"])
    status = confirmed.loc[confirmed["dimension"].isin(asked), "status"]
    rows.append(
        {
            **topic,
            "n_voices": person[voices].nunique() if voices else None,
            "n_claims": sum(line.startswith("RC") for line in lines) if lines else None,
            "n_present": int((status == "present").sum()) if asked else None,
            "n_absent": int((status == "absent").sum()) if asked else None,
        }
    )
joint = pd.DataFrame(rows)
