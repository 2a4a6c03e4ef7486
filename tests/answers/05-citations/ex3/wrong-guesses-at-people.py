# misconception: what is listed and not cited was not read.
# message: is on what people did
found = matching.match(cited, listed)
never_cited = [entry for entry in listed["entry_id"] if entry not in set(found["entry"])]
not_listed = ["C010", "C016", "C020"]
year_differs = found.loc[found["how"] == "year", "citation_id"].tolist()
may_write = ["A", "C", "E", "H"]
may_write = ["A", "B", "C", "E", "H"]
