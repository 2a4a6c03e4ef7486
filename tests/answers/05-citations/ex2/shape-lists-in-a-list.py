# misconception: a column is a table with one column.
# message: `left` should hold citation ids
exact = set(zip(listed["first"], listed["year"], strict=True))
left = [row.citation_id for row in cited.itertuples() if (row.first, row.year) not in exact]
by_program = matching.match(cited, listed).set_index("citation_id")
matched = {key: entry if isinstance(entry, str) else None for key, entry in by_program["entry"].items()}
bridged = by_program.loc[by_program["how"] == "variant", "variant"].to_dict()
left = cited.loc[cited["citation_id"].isin(left), ["citation_id"]].values.tolist()
