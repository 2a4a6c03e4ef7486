# misconception: the rule is the reason.
# message: not why it applies here
settled = {
    "W03": ("boundary", "load", "See R6."),
    "W05": ("latent", "none", "See R8."),
    "W07": ("slip", "say", "See R4."),
    "W08": ("overlap", "hours", "See R7."),
    "W10": ("boundary", "say", "See R9."),
    "W11": ("latent", "none", "See R8."),
    "W14": ("slip", "none", "See R5."),
    "W16": ("overlap", "load", "See R6."),
}
