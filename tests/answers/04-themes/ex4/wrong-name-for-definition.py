# misconception: a good name needs no definition.
# message: Fewer than ten words besides the name
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
    "E23": "the gist does not tell what is said",
    "E31": "the gist does not tell what is said",
}
definitions = {theme: theme for theme in mine}
single_voice = []
likeness = themes.compare(theme_of(mine), published_theme[theme_of(mine).index])
