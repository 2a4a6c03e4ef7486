# misconception: what is printed differently is another work.
# message: that differ from one in print only
exact = set(zip(listed["first"], listed["year"], strict=True))
left = [row.citation_id for row in cited.itertuples() if (row.first, row.year) not in exact]
pairs = {(row.first, row.year): row.entry_id for row in listed.itertuples()}
matched = {row.citation_id: pairs.get((row.first, row.year)) for row in cited.itertuples()}
bridged = {}
