# misconception: Takes all that is not present for absent.
# message: counts all that is not present
person = extracts.set_index("extract_id")["participant"]
rows = []
for _, topic in topics.iterrows():
    voices, lines, asked = ids(topic["extracts"]), ids(topic["claims"]), ids(topic["dimensions"])
    status = confirmed.loc[confirmed["dimension"].isin(asked), "status"]
    rows.append(
        {
            **topic,
            "n_voices": person[voices].nunique() if voices else None,
            "n_claims": len(lines) if lines else None,
            "n_present": int((status == "present").sum()) if asked else None,
            "n_absent": 10 * len(asked) - int((status == "present").sum()) if asked else None,
        }
    )
joint = pd.DataFrame(rows)
