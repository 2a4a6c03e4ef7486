# misconception: every section gets a verdict, with citations or not.
# message: judges 6 more than the sections in `without`
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
verdicts = dict.fromkeys(sections, "usual") | verdicts
