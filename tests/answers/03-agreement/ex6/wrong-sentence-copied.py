# misconception: the sentence speaks for itself.
# message: Nearly all reasons are the same sentence
settled = {
    "W03": ("boundary", "load", "R6: reports that would not end are an amount of work, named as the cause."),
    "W05": ("latent", "none", "R8: what is said is a change and a poster; having no say is heard behind it."),
    "W07": ("slip", "say", "R4 fits word for word, and nothing is said about when or how long."),
    "W08": ("overlap", "hours", "R7: the missing break at the desk takes more words than the missing cover."),
    "W10": ("boundary", "say", "R9: putting wishes in is being asked for a view, more than help with a task."),
    "W11": ("latent", "none", "R8: the words say that all is fine, so load would be read into them."),
    "W14": ("slip", "none", "R5 names the way to work, and R2 is about work itself."),
    "W16": ("overlap", "load", "R6: three people for the work of five is an amount, and Saturdays follow from it."),
}
for text_id, (kind, code, _) in settled.items():
    settled[text_id] = (kind, code, f"R8 is the rule that speaks for this code: {texts.loc[text_id, 'text']}")
