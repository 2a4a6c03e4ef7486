def percent(first, second):
    compared = agreed = 0
    for one, two in zip(first, second, strict=True):
        if str(one) != "nan" and str(two) != "nan":
            compared += 1
            if one == two:
                agreed += 1
    return agreed / compared


share = percent(answers["first_coder"], answers["second_coder"])
either = answers[(answers["first_coder"] == "staffing") | (answers["second_coder"] == "staffing")]
rare_share = percent(either["first_coder"], either["second_coder"])
follows = ["B", "E"]
