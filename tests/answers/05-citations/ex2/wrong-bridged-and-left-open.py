# misconception: a bridge is reported whether it is crossed or not.
# message: which `matched` leaves open
exact = set(zip(listed["first"], listed["year"], strict=True))
left = [row.citation_id for row in cited.itertuples() if (row.first, row.year) not in exact]
by_program = matching.match(cited, listed).set_index("citation_id")
matched = {key: entry if isinstance(entry, str) else None for key, entry in by_program["entry"].items()}
bridged = by_program.loc[by_program["how"] == "variant", "variant"].to_dict()
matched |= {"C014": None, "C026": None}
