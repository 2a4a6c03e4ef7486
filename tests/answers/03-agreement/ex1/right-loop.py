def percent(first, second):
    agreed = compared = 0
    for one, two in zip(first, second, strict=True):
        if isinstance(one, str) and isinstance(two, str):
            compared += 1
            agreed += one == two
    return agreed / compared


complete = answers.dropna()
share = percent(answers["first_coder"], answers["second_coder"])
with_staffing = complete[complete.eq("staffing").any(axis=1)]
rare_share = percent(with_staffing["first_coder"], with_staffing["second_coder"])
follows = ["E", "B"]
