# misconception: what is not listed does not exist.
# message: takes not being listed for not being there
found = matching.match(cited, listed)
never_cited = [entry for entry in listed["entry_id"] if entry not in set(found["entry"])]
not_listed = ["C010", "C016", "C020"]
year_differs = found.loc[found["how"] == "year", "citation_id"].tolist()
may_write = ["A", "C", "E", "H"]
may_write = ["A", "C", "D", "F", "H"]
