# misconception: a share is a text with a sign for per cent.
# message: `share` is
def percent(first, second):
    both = first.notna() & second.notna()
    return (first[both] == second[both]).mean()


first, second = answers["first_coder"], answers["second_coder"]
share = f"{percent(first, second):.0%}"
named = (first == "staffing") | (second == "staffing")
rare_share = percent(first[named], second[named])
follows = ["B", "E"]
