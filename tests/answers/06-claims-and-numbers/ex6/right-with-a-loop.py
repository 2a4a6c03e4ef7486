def too_old(rows):
    found = []
    for _, row in rows.iterrows():
        if pd.notna(row["source_year"]) and pd.notna(row["data_to"]) and row["data_to"] > row["source_year"]:
            found.append(row["id"])
    return found


dates = dict.fromkeys(["T2", "T3", "T5", "T6"], "possible") | dict.fromkeys(["T1", "T7"], "older")
dates["T3"] = dates["T4"] = "cannot tell"
next_step = "C"
