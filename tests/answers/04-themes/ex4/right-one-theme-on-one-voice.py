charity = ["E13", "E23"]
people = [
    "E05",
    "E06",
    "E12",
    "E14",
    "E15",
    "E04",
    "E16",
    "E17",
    "E18",
    "E20",
    "E21",
    "E25",
    "E26",
    "E27",
    "E07",
    "E08",
]
rest = [id_ for id_ in extracts["extract_id"] if id_ not in charity + people]
mine = {
    "A view from beside the police": {"a view from beside the police": charity},
    "What people can and cannot do": {"with others": people[6:], "by themselves": people[:6]},
    "What machines let through": {"what machines let through": rest},
}
set_aside = {}
definitions = {
    "A view from beside the police": "Somebody who works beside investigators speaks of children first, of training for "
    "people second and of tools not at all.",
    "What people can and cannot do": "The limits that are described lie with people: too few of them, not trained for it, "
    "or not willing to answer.",
    "What machines let through": "The limits that are described lie with data and machines: what they show, hide, sort or "
    "lose.",
}
single_voice = ["A view from beside the police"]
likeness = round(themes.compare(theme_of(mine), published_theme[theme_of(mine).index]), 3)
