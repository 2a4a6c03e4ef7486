listed_as = {(row.first, row.year): row.entry_id for row in listed.itertuples()}
matched, left = {}, []
for row in cited.itertuples():
    matched[row.citation_id] = listed_as.get((row.first, row.year))
    if matched[row.citation_id] is None:
        left.append(row.citation_id)
# C014 and C026 stay open: one author for three, and a short name, are guesses.
matched |= {"C013": "R08", "C021": "R07", "C022": "R25", "C028": "R14", "C040": "R14", "C045": "R14"}
bridged = dict.fromkeys(["C028", "C040", "C045"], "abbreviation")
matched["C014"] = None
bridged |= {"C013": "spacing", "C021": "accent", "C022": "spelling"}
