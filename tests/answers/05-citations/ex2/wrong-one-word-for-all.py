# misconception: all variants are slips of spelling.
# message: has one word for all
exact = set(zip(listed["first"], listed["year"], strict=True))
left = [row.citation_id for row in cited.itertuples() if (row.first, row.year) not in exact]
by_program = matching.match(cited, listed).set_index("citation_id")
matched = {key: entry if isinstance(entry, str) else None for key, entry in by_program["entry"].items()}
bridged = dict.fromkeys(by_program.index[by_program["how"] == "variant"], "spelling")
