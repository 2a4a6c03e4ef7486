# misconception: a count beside each citation is a table by section.
# message: has some sections more than once
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
by_section = by_section.merge(cited[["section"]], how="left", on="section")
