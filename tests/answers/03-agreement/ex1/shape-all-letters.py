# misconception: who names every sentence has named the right ones.
# message: more letters than the task asks for
def percent(first, second):
    both = first.notna() & second.notna()
    return (first[both] == second[both]).mean()


first, second = answers["first_coder"], answers["second_coder"]
share = percent(first, second)
named = (first == "staffing") | (second == "staffing")
rare_share = percent(first[named], second[named])
follows = ["A", "B", "C", "D", "E"]
