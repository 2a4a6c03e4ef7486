# misconception: one rule settles everything.
# message: Nearly all reasons are the same sentence
settled = {
    "W03": ("boundary", "load", "R7: it is the code on which the speaker spends more words here."),
    "W05": ("latent", "none", "R7: it is the code on which the speaker spends more words here."),
    "W07": ("slip", "say", "R7: it is the code on which the speaker spends more words here."),
    "W08": ("overlap", "hours", "R7: it is the code on which the speaker spends more words here."),
    "W10": ("boundary", "say", "R7: it is the code on which the speaker spends more words here."),
    "W11": ("latent", "none", "R7: it is the code on which the speaker spends more words here."),
    "W14": ("slip", "none", "R7: it is the code on which the speaker spends more words here."),
    "W16": ("overlap", "load", "R7: it is the code on which the speaker spends more words here."),
}
