sections = [one.title for one in documents.parse(body).sections][1:]
by_section = pd.DataFrame([{"section": s, "citations": sum(cited["section"] == s)} for s in sections])
without = [s for s in sections if s not in set(cited["section"])]
verdicts = dict.fromkeys(without, "usual")
verdicts["Abstract"] = verdicts["What it costs"] = "missing"
