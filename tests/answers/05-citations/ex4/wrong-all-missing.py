# misconception: a section without a citation is at fault.
# message: Read 'How the sources were chosen' again. It tells what the authors did themselves
sections = [one.title for one in documents.parse(body).sections][1:]
counts = cited.groupby("section").size().reindex(sections, fill_value=0)
by_section = counts.rename("citations").rename_axis("section").reset_index()
without = by_section.loc[by_section["citations"] == 0, "section"].tolist()
verdicts = dict.fromkeys(without, "missing")
