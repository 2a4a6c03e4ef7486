kept = fines.query("grade in ['P', 'Q']")
fixed = kept["fixed_amount"] * kept["currency"].map(worth | {"EUR": 1.0})
euro = fixed.to_dict()
small = pd.DataFrame([fixed, kept["per_cent_of_turnover"] * 50_000]).max().to_dict()
large = pd.DataFrame([fixed, kept["per_cent_of_turnover"] * 50_000_000]).max().to_dict()
holds = ["A", "C", "E"]
