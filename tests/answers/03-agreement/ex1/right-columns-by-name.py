def percent(first, second):
    both = pd.DataFrame({first.name: first, second.name: second}).dropna()
    return (both[first.name] == both[second.name]).sum() / len(both)


share = percent(answers["first_coder"], answers["second_coder"])
either = answers[answers.eq("staffing").any(axis=1)]
rare_share = round(percent(either["first_coder"], either["second_coder"]), 2)
follows = ["B", "E"]
