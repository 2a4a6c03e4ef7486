# misconception: a work is in the list only under the name that the text prints.
# message: has C013, whose work is in the list, perhaps printed differently
found = matching.match(cited, listed)
never_cited = [entry for entry in listed["entry_id"] if entry not in set(found["entry"])]
not_listed = ["C010", "C016", "C020"]
year_differs = found.loc[found["how"] == "year", "citation_id"].tolist()
may_write = ["A", "C", "E", "H"]
not_listed += found.loc[found["how"] == "variant", "citation_id"].tolist()
