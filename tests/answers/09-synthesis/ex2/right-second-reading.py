columns = ["topic_id", "code", "rows"]
table = pd.DataFrame(
    [
        ("T01", "dissonance", "E26;RC22"),
        ("T02", "partial", "E29;E30;E33;RC19;RC47"),
        ("T03", "partial", "RC39;RC48;SG D6, P"),
        ("T04", "agreement", "E36;E37;RC49"),
        ("T06", "silence", "E39;E40"),
        ("T08", "partial", "E05;E40;RC42"),
        ("T09", "partial", "E13;E15;DC16;RC25"),
        ("T10", "silence", "RC11;RC43"),
    ],
    columns=columns,
)
codes = dict(zip(table["topic_id"], table["code"], strict=True))
rows = {topic: text.split(";") for topic, text in zip(table["topic_id"], table["rows"], strict=True)}
