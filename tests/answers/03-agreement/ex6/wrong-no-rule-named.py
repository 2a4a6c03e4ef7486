# misconception: a reason needs no rule.
# message: No rule is named
settled = {
    "W03": (
        "boundary",
        "load",
        "It is plain to see that reports that would not end are an amount of work, named as the cause.",
    ),
    "W05": (
        "latent",
        "none",
        "It is plain to see that what is said is a change and a poster; having no say is heard behind it.",
    ),
    "W07": ("slip", "say", "It fits word for word, and nothing is said about when or how long."),
    "W08": (
        "overlap",
        "hours",
        "It is plain to see that the missing break at the desk takes more words than the missing cover.",
    ),
    "W10": (
        "boundary",
        "say",
        "It is plain to see that putting wishes in is being asked for a view, more than help with a task.",
    ),
    "W11": (
        "latent",
        "none",
        "It is plain to see that the words say that all is fine, so load would be read into them.",
    ),
    "W14": ("slip", "none", "The way to work is named, and the other is about work itself."),
    "W16": (
        "overlap",
        "load",
        "It is plain to see that three people for the work of five is an amount, and Saturdays follow from it.",
    ),
}
