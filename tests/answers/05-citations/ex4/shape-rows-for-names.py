# misconception: a row of the table names its section.
# message: `without` should hold names of sections
sections = [one.title for one in documents.parse(body).sections][1:]
counts = cited.groupby("section").size().reindex(sections, fill_value=0)
by_section = counts.rename("citations").rename_axis("section").reset_index()
without = by_section.loc[by_section["citations"] == 0, "section"].tolist()
verdicts = {
    "Abstract": "usual",
    "How the sources were chosen": "usual",
    "What it costs": "missing",
    "Recommendations": "missing",
}
without = by_section[by_section["citations"] == 0].values.tolist()
