achieved = len(participants)
planned = [8, 12]
themes_from, saturated_by, lowest = 6, 12, 9
guest = "enough" if achieved >= saturated_by else "themes only" if achieved >= themes_from else "too few"
positions = {"Guest": guest, "Hennink": "too few" if achieved < lowest else "enough"}
positions["Malterud"] = "no number"
limits = statements[(statements["topic"] == "limits") & (statements["document"] == "dissertation")]
told_in = limits["statement_id"].iloc[0]
conclusion = "B"
