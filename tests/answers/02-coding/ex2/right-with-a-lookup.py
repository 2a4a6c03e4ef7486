faults = ["definition", "when not to use", "example: not found", "example: does not fit", "nothing", "nothing"]
lacks = dict(zip("ABCDEF", faults, strict=True))
entries = {}
entries["hearing_back"] = {
    "definition": "What comes back to a person who passed a case on to another agency, or that nothing comes.",
    "when_to_use": "Thanks without news; a call that tells the result; a result that one learns by knowing somebody.",
    "when_not_to_use": "Use agencies for meetings and agreements in general, platforms for answers of a company.",
    "transcript": "T2",
    "turn": 8,
    "example": "she'll ring me back and tell me what happened",
}
entries["records"] = {
    "definition": "Case notes: their wording, their gaps, and who may come to read them one day.",
    "when_to_use": "The speaker tells how something is noted, softened, filed, or left out on purpose.",
    "when_not_to_use": "Not for time saved by a program that writes (ai_helps).",
    "transcript": "T6",
    "turn": 36,
    "example": "there's all this stuff that I saw that's not in there",
}
