# misconception: where the year differs, a work of that year is meant.
# message: `matched` leads C025 to another work
exact = set(zip(listed["first"], listed["year"], strict=True))
left = [row.citation_id for row in cited.itertuples() if (row.first, row.year) not in exact]
by_program = matching.match(cited, listed).set_index("citation_id")
matched = {key: entry if isinstance(entry, str) else None for key, entry in by_program["entry"].items()}
bridged = by_program.loc[by_program["how"] == "variant", "variant"].to_dict()
# Dimitrova-Hale (2018) and Wendell (2020) have the years that the text has.
matched |= {"C025": "R04", "C036": "R25"}
