# misconception: a citation that needs a bridge does not count.
# message: `never_cited` has R07, which is cited with its name printed differently
found = matching.match(cited, listed)
never_cited = [entry for entry in listed["entry_id"] if entry not in set(found["entry"])]
not_listed = ["C010", "C016", "C020"]
year_differs = found.loc[found["how"] == "year", "citation_id"].tolist()
may_write = ["A", "C", "E", "H"]
never_cited += sorted(set(found.loc[found["how"] == "variant", "entry"]))
