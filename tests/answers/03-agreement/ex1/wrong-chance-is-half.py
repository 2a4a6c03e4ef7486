# misconception: chance means one half.
# message: supposes that chance means half
def percent(first, second):
    both = first.notna() & second.notna()
    return (first[both] == second[both]).mean()


first, second = answers["first_coder"], answers["second_coder"]
share = percent(first, second)
named = (first == "staffing") | (second == "staffing")
rare_share = percent(first[named], second[named])
follows = ["B", "D"]
