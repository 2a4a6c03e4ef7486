# misconception: a word or two are a reason.
# message: Give it three words or more
mine = {
    "More comes in than can be worked off": {
        "more reports, from further away": ["E01", "E02", "E19"],
        "too few people and hours": ["E05", "E06"],
        "too much data": ["E40"],
    },
    "What could be seen slips out of sight": {
        "locked": ["E36", "E37"],
        "elsewhere or gone": ["E22", "E38", "E39"],
        "ruled out": ["E09", "E10", "E11"],
        "not yet known": ["E03", "E32"],
    },
    "Help depends on who knows whom": {
        "companies": ["E25", "E26", "E27"],
        "bodies in between": ["E16", "E17", "E18"],
        "countries": ["E20", "E21"],
    },
    "Tools and training carry part of the load": {
        "looking less, finding more": ["E28", "E29", "E30", "E33", "E34", "E35"],
        "learning the work": ["E12", "E13", "E14", "E15"],
    },
    "The rules come after the event": {
        "law behind the times": ["E07", "E08"],
        "not taken as seriously": ["E04"],
        "limits that do not hold": ["E24"],
    },
}
set_aside = {
    "E23": "too vague",
    "E31": "too vague",
}
definitions = {
    "More comes in than can be worked off": "Reports, devices and data arrive faster than people can be found to deal "
    "with them, and the gap sets the pace of the work.",
    "What could be seen slips out of sight": "Speakers describe things that they could in principle look at and in "
    "practice cannot: locked, stored elsewhere, gone, or not theirs to open.",
    "Help depends on who knows whom": "Whether a company, a body or a country answers is told as a matter of "
    "relationships rather than of rules.",
    "Tools and training carry part of the load": "What makes the work possible is learned on tools and done by tools, "
    "and people are needed for the rest.",
    "The rules come after the event": "Laws, limits and attitudes are described as made for an earlier time, and the "
    "work as bridging the gap.",
}
single_voice = []
likeness = themes.compare(theme_of(mine), published_theme[theme_of(mine).index])
