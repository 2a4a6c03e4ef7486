# misconception: two shares in per cent are two shares.
# message: `rare_share` is in per cent, too
def percent(first, second):
    both = first.notna() & second.notna()
    return (first[both] == second[both]).mean() * 100


first, second = answers["first_coder"], answers["second_coder"]
share = percent(first, second)
named = (first == "staffing") | (second == "staffing")
rare_share = percent(first[named], second[named])
follows = ["B", "E"]
