# misconception: themes may leave out whatever they do not fit.
# message: Themes that fit little say little about the whole
mine = {
    "Help depends on who knows whom": {"companies": ["E25", "E26", "E27"], "bodies in between": ["E16", "E17", "E18"]},
    "The rules come after the event": {"law behind the times": ["E07", "E08"]},
}
set_aside = {id_: "it fits neither of my themes" for id_ in extracts["extract_id"] if id_ not in theme_of(mine).index}
definitions = {
    "Help depends on who knows whom": "Whether anybody answers is told as a matter of relationships rather than of rules.",
    "The rules come after the event": "Laws are described as made for an earlier time, and the work as bridging the gap.",
}
single_voice = []
likeness = themes.compare(theme_of(mine), published_theme[theme_of(mine).index])
