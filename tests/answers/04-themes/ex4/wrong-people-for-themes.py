# misconception: a person is a theme.
# message: a person is no theme
mine = {
    f"What {who} has to say": {f"all of {who}": rows["extract_id"].tolist()}
    for who, rows in extracts.groupby("participant")
}
set_aside = {}
definitions = {
    theme: f"{theme}: this theme holds the views that this one participant holds, from {parts[next(iter(parts))][0]} on."
    for theme, parts in mine.items()
}
single_voice = list(mine)
likeness = themes.compare(theme_of(mine), published_theme[theme_of(mine).index])
