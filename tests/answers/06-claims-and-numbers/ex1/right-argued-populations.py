filled = pd.DataFrame(
    [
        ("S1", "empirical", 41, "per cent", "adults who answered", "2022", "Aasen, 2023"),
        ("S2", "empirical", 15000, "calls", "calls to the helpline", "", ""),
        ("S3", "normative", "", "", "every school", "", ""),
        ("S4", "methodological", 60, "posts", "all posts", "", ""),
        ("S5", "empirical", 0.25, "share", "parents", "", "Berg & Dahl, 2020"),
        ("S6", "empirical", 830, "telephones", "telephones that the force examined", "2015–21", "the force"),
    ],
    columns=["claim", "kind", "value", "unit", "population", "period", "source"],
)
