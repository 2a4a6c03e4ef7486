def percent(first, second):
    return agreement.percent(pd.DataFrame({"one": first, "two": second}))


share = percent(answers["first_coder"], answers["second_coder"])
counts = pd.crosstab(answers["first_coder"], answers["second_coder"])
rare_share = counts.loc["staffing", "staffing"] / (counts.to_numpy().sum() - counts.loc["other", "other"])
follows = ["B", "E"]
