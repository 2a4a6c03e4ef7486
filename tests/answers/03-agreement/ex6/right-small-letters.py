settled = {
    "W03": ("boundary", "load", "r6: reports that would not end are an amount of work, named as the cause."),
    "W05": ("latent", "none", "r8: what is said is a change and a poster; having no say is heard behind it."),
    "W07": ("slip", "say", "r4 fits word for word, and nothing is said about when or how long."),
    "W08": ("overlap", "hours", "r7: the missing break at the desk takes more words than the missing cover."),
    "W10": ("boundary", "say", "r9: putting wishes in is being asked for a view, more than help with a task."),
    "W11": ("latent", "none", "r8: the words say that all is fine, so load would be read into them."),
    "W14": ("slip", "none", "r5 names the way to work, and r2 is about work itself."),
    "W16": ("overlap", "load", "r6: three people for the work of five is an amount, and Saturdays follow from it."),
}
