settled = {}
for text_id, kind, code, reason in [
    ("W16", "boundary", "hours", "By R7 the Saturdays win, since most of the words are about coming in on them."),
    ("W14", "boundary", "none", "A bus is the way to work, and R5 lists that under something else."),
    ("W11", "latent", "load", "One gets through the week: by R1 this tells of how much there is, if only just."),
    ("W10", "overlap", "support", "She is helped to put something in, and by R9 help with a task is support."),
    (
        "W08",
        "overlap",
        "support",
        "Nobody covers is help that is missed, which R3 names; lunch is what follows from it.",
    ),
    ("W07", "slip", "say", "To pick the order of the calls is deciding how the work is done, as R4 says."),
    ("W05", "boundary", "say", "To learn it from a poster is not to be asked, and R9 puts that under say."),
    ("W03", "boundary", "hours", "R6: no amount is given for the reports, only that it was eight o'clock again."),
]:
    settled[text_id] = (kind, code, reason)
