# misconception: a definition says when to use a code.
# message: has an empty when_to_use
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
        "definition": "Notes and files: who writes what into them, in which words, and where they go.",
        "when_to_use": "",
        "when_not_to_use": "What a court asks of such notes (evidence). Software that writes them wrongly (ai_harms).",
        "transcript": "T3",
        "turn": 32,
        "example": "They take down the actual words now, with the time on.",
    },
}
