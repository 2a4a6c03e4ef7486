# misconception: an empty cell is a code of its own.
# message: takes an empty cell for a code
def percent(first, second):
    return (first.fillna("none") == second.fillna("none")).mean()


first, second = answers["first_coder"], answers["second_coder"]
share = percent(first, second)
named = (first == "staffing") | (second == "staffing")
rare_share = percent(first[named], second[named])
follows = ["B", "E"]
