# misconception: nan and None are the same.
# message: Where a table has nan, write None
exact = set(zip(listed["first"], listed["year"], strict=True))
left = [row.citation_id for row in cited.itertuples() if (row.first, row.year) not in exact]
by_program = matching.match(cited, listed).set_index("citation_id")
matched = {key: entry if isinstance(entry, str) else None for key, entry in by_program["entry"].items()}
bridged = by_program.loc[by_program["how"] == "variant", "variant"].to_dict()
joined = cited.merge(listed[["first", "year", "entry_id"]], on=["first", "year"], how="left")
matched = dict(zip(joined["citation_id"], joined["entry_id"], strict=True))
matched |= {key: by_program["entry"][key] for key in bridged}
