# misconception: a word such as every is a number.
# message: S3 has no number in it
filled = pd.DataFrame(
    [
        ("S1", "empirical", 41, "per cent", "adults who answered", "2022", "Aasen, 2023"),
        ("S2", "empirical", 15000, "calls", "", "", ""),
        ("S3", "normative", "every", "", "pupils", "", ""),
        ("S4", "methodological", 60, "posts", "", "", ""),
        ("S5", "empirical", 4, "one in", "parents", "", "Berg & Dahl, 2020"),
        ("S6", "empirical", 830, "telephones", "", "2015 to 2021", "annual report"),
    ],
    columns=["claim", "kind", "value", "unit", "population", "period", "source"],
)
