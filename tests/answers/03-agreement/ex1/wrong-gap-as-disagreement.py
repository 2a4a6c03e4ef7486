# misconception: a unit that one coder did not code is a disagreement.
# message: a gap is no disagreement
def percent(first, second):
    return (first == second).mean()


first, second = answers["first_coder"], answers["second_coder"]
share = percent(first, second)
named = (first == "staffing") | (second == "staffing")
rare_share = percent(first[named], second[named])
follows = ["B", "E"]
