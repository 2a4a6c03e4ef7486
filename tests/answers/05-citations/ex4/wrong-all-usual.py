# misconception: a section without a citation needs none.
# message: Read 'What it costs' again. It gives figures that a reader would want to trace
sections = [one.title for one in documents.parse(body).sections][1:]
counts = cited.groupby("section").size().reindex(sections, fill_value=0)
by_section = counts.rename("citations").rename_axis("section").reset_index()
without = by_section.loc[by_section["citations"] == 0, "section"].tolist()
verdicts = dict.fromkeys(without, "usual")
