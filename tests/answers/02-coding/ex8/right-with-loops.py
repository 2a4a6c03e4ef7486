def merge(table, old, new):
    seen, rows = set(), []
    for row in table.to_dict("records"):
        if row["code_id"] in old:
            row["code_id"] = new
            place = (row["transcript"], row["turn"], row["quotation"], row["coder"])
            if place in seen:
                continue
            seen.add(place)
        rows.append(row)
    return pd.DataFrame(rows, columns=table.columns)


def split(table, code, decided):
    codes = [
        decided.get(one, now) if now == code else now
        for one, now in zip(table["coding_id"], table["code_id"], strict=True)
    ]
    return table.assign(code_id=codes)


rows = [row for row in book.to_dict("records") if row["code_id"] not in ("training", "on_the_job")]
for row in rows:
    for old in ("(training)", "(on_the_job)"):
        row["when_not_to_use"] = str(row["when_not_to_use"]).replace(old, "(learning)")
rows.append(
    {
        "code_id": "learning",
        "code": "Learning",
        "parent": "knowledge",
        "codable": True,
        "colour": "#EBB233",
        "definition": "What staff know, where they have it from, and what makes it go again.",
        "when_to_use": "A course, a certificate that lapses, an older colleague, something found out by trying.",
        "when_not_to_use": "What children or parents are taught (prevention).",
        "example_transcript": "T1",
        "example_turn": 14,
        "example_first_words": "Sat next to somebody.",
    }
)
new_book = pd.DataFrame(rows, columns=book.columns)
