# misconception: a section is named once for each of its paragraphs.
# message: `without` names a section twice
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
without.append("What it costs")
