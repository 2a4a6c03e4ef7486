mine = {
    theme: {part: rows["extract_id"].tolist() for part, rows in rows_of_theme.groupby("sub_theme")}
    for theme, rows_of_theme in extracts.groupby("theme")
}
mine["Global Investigative Landscape"]["Abuse online and on the street"] = ["E04"]
mine["Foundations of Investigations"]["History of CSE and developments"].remove("E04")
set_aside = {}
definitions = {
    "Foundations of Investigations": "What has to be in place before anybody can investigate: law to go by, skills to "
    "work with, and a sense of how things came about.",
    "Global Investigative Landscape": "The work crosses borders, between countries and between police, charities and "
    "companies, and depends on their answering.",
    "Digital Landscape": "The same technology helps and hinders: it finds, sorts and recovers, and it hides and floods.",
}
single_voice = []
likeness = themes.compare(theme_of(mine), published_theme[theme_of(mine).index])
