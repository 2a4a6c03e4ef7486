# misconception: the agreement on a rare code is a share of all units.
# message: divides by all answers
def percent(first, second):
    both = first.notna() & second.notna()
    return (first[both] == second[both]).mean()


first, second = answers["first_coder"], answers["second_coder"]
share = percent(first, second)
named = (first == "staffing") | (second == "staffing")
rare_share = ((first == "staffing") & (second == "staffing")).sum() / (first.notna() & second.notna()).sum()
follows = ["B", "E"]
