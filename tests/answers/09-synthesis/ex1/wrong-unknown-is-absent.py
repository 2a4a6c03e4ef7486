# misconception: Takes a cell that is unknown for a law that is absent.
# message: counts cells that are unknown
person = extracts.set_index("extract_id")["participant"]
rows = []
for _, topic in topics.iterrows():
    voices, lines, asked = ids(topic["extracts"]), ids(topic["claims"]), ids(topic["dimensions"])
    checked = cells[cells["grade"] != "S"]
    status = checked.loc[checked["dimension"].isin(asked), "status"].replace("unknown", "absent")
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
