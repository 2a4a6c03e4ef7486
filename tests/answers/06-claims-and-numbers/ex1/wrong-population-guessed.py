# misconception: whose telephones a force examines is known.
# message: population of S6
filled = pd.DataFrame(
    [
        ("S1", "empirical", 41, "per cent", "adults who answered", "2022", "Aasen, 2023"),
        ("S2", "empirical", 15000, "calls", "", "", ""),
        ("S3", "normative", None, "", "pupils", "", ""),
        ("S4", "methodological", 60, "posts", "", "", ""),
        ("S5", "empirical", 4, "one in", "parents", "", "Berg & Dahl, 2020"),
        ("S6", "empirical", 830, "telephones", "suspects", "2015 to 2021", "annual report"),
    ],
    columns=["claim", "kind", "value", "unit", "population", "period", "source"],
)
