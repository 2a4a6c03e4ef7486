listed_as = {(row.first, row.year): row.entry_id for row in listed.itertuples()}
matched, left = {}, []
for row in cited.itertuples():
    matched[row.citation_id] = listed_as.get((row.first, row.year))
    if matched[row.citation_id] is None:
        left.append(row.citation_id)
matched |= {"C013": "R08", "C021": "R07", "C022": "R25", "C026": "R24", "C028": "R14", "C040": "R14", "C045": "R14"}
bridged = dict.fromkeys(["C028", "C040", "C045"], "abbreviation")
bridged |= {"C013": "spacing", "C014": "et al.", "C021": "accent", "C022": "spelling", "C026": "short name"}
