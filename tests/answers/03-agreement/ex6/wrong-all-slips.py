# misconception: where two differ, one made a mistake.
# message: as if coders differed for one reason
settled = {
    "W03": ("slip", "load", "R6: reports that would not end are an amount of work, named as the cause."),
    "W05": ("slip", "none", "R8: what is said is a change and a poster; having no say is heard behind it."),
    "W07": ("slip", "say", "R4 fits word for word, and nothing is said about when or how long."),
    "W08": ("slip", "hours", "R7: the missing break at the desk takes more words than the missing cover."),
    "W10": ("slip", "say", "R9: putting wishes in is being asked for a view, more than help with a task."),
    "W11": ("slip", "none", "R8: the words say that all is fine, so load would be read into them."),
    "W14": ("slip", "none", "R5 names the way to work, and R2 is about work itself."),
    "W16": ("slip", "load", "R6: three people for the work of five is an amount, and Saturdays follow from it."),
}
