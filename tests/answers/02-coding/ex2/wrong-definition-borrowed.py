# misconception: a code that is near can lend its definition.
# message: is that of another code of the codebook
lacks = {
    "A": "definition",
    "B": "when not to use",
    "C": "example: not found",
    "D": "example: does not fit",
    "E": "nothing",
    "F": "nothing",
}
entries = {
    "hearing_back": {
        "definition": "Whether those who refer, report or ask are told what became of it.",
        "when_to_use": "An outcome is reported back, or the speaker says that none ever arrives.",
        "when_not_to_use": "How well two agencies get on in general (agencies). A reply that is slow because of a queue (backlog).",
        "transcript": "T3",
        "turn": 10,
        "example": "An email that says thank you for your referral.",
    },
    "records": {
        "definition": "What makes material hold in court, and the duty to hand it over.",
        "when_to_use": "Somebody writes down, leaves out, stores or passes on what was said or seen.",
        "when_not_to_use": "What a court asks of such notes (evidence). Software that writes them wrongly (ai_harms).",
        "transcript": "T3",
        "turn": 32,
        "example": "They take down the actual words now, with the time on.",
    },
}
