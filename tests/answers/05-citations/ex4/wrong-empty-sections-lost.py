# misconception: groupby keeps what is empty.
# message: has lost the sections without a citation
sections = [one.title for one in documents.parse(body).sections][1:]
counts = cited.groupby("section").size().reindex(sections, fill_value=0)
by_section = counts.rename("citations").rename_axis("section").reset_index()
without = by_section.loc[by_section["citations"] == 0, "section"].tolist()
by_section = cited.groupby("section").size().rename("citations").reset_index()
verdicts = {
    "Abstract": "usual",
    "How the sources were chosen": "usual",
    "What it costs": "missing",
    "Recommendations": "missing",
}
