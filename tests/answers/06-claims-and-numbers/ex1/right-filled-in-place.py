filled = pd.DataFrame(blank, columns=columns)
filled["kind"] = ["empirical", "empirical", "normative", "methodological", "empirical", "empirical"]
filled["value"] = [41, 15000, None, 60, 25, 830]
filled["unit"] = ["%", "calls", "", "posts", "per cent", "phones"]
filled["population"] = ["1,200 adults who answered", "", "", "", "parents", "telephones of the force"]
filled["period"] = ["2022", "", "", "", "", "between 2015 and 2021"]
filled["source"] = ["(Aasen, 2023)", "", "", "", "(Berg & Dahl, 2020)", "the force's annual report"]
