# misconception: the best theme is the one that fits everything.
# message: holds more than three quarters
mine = {
    "Everything is a challenge": {"challenges of every kind": extracts["extract_id"].tolist()[4:]},
    "There are also chances": {"chances": extracts["extract_id"].tolist()[:4]},
}
set_aside = {}
definitions = {
    "Everything is a challenge": "Whatever the participants speak of, they speak of it as something that is difficult "
    "and that has to be overcome.",
    "There are also chances": "Now and then somebody speaks of something that has become easier than it was before.",
}
single_voice = []
likeness = themes.compare(theme_of(mine), published_theme[theme_of(mine).index])
