# misconception: Leaves cells of grade Q out.
# message: Cells of grade Q count too
person = extracts.set_index("extract_id")["participant"]
rows = []
for _, topic in topics.iterrows():
    voices, lines, asked = ids(topic["extracts"]), ids(topic["claims"]), ids(topic["dimensions"])
    status = cells.loc[cells["dimension"].isin(asked) & cells["grade"].eq("P"), "status"]
    rows.append(
        {
            **topic,
            "n_voices": person[voices].nunique() if voices else None,
            "n_claims": len(lines) if lines else None,
            "n_present": int((status == "present").sum()) if asked else None,
            "n_absent": int((status == "absent").sum()) if asked else None,
        }
    )
joint = pd.DataFrame(rows)
