# misconception: a match compares names only.
# message: compares names only
left = [row.citation_id for row in cited.itertuples() if row.first not in set(listed["first"])]
by_program = matching.match(cited, listed).set_index("citation_id")
matched = {key: entry if isinstance(entry, str) else None for key, entry in by_program["entry"].items()}
bridged = by_program.loc[by_program["how"] == "variant", "variant"].to_dict()
