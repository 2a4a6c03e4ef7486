# misconception: agreement is the number of units agreed on.
# message: Divide it by the number of units compared
def percent(first, second):
    both = first.notna() & second.notna()
    return int((first[both] == second[both]).sum())


first, second = answers["first_coder"], answers["second_coder"]
share = percent(first, second)
named = (first == "staffing") | (second == "staffing")
rare_share = percent(first[named], second[named])
follows = ["B", "E"]
