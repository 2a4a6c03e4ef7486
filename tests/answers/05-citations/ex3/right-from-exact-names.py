names = set(cited["first"]) | {"Galván", "van der Meer", "Wendell"}
never_cited = listed.loc[~listed["first"].isin(names), "entry_id"].tolist()
year_of = dict(zip(listed["first"], listed["year"], strict=True))
year_differs = [row.citation_id for row in cited.itertuples() if row.first in ("Marchetti", "Zielinski")]
not_listed = cited.loc[cited["first"].isin(["Orsted", "Fenwick", "Lending Futures Group"]), "citation_id"].tolist()
may_write = ["H", "E", "C", "A"]
