# misconception: the first coder is the measure of the second.
# message: starts from one coder's answers
def percent(first, second):
    both = first.notna() & second.notna()
    return (first[both] == second[both]).mean()


first, second = answers["first_coder"], answers["second_coder"]
share = percent(first, second)
named = first == "staffing"
rare_share = percent(first[named], second[named])
follows = ["B", "E"]
