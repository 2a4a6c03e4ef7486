# misconception: Thinks that a few more interviews would give a share.
# message: More interviews of the same kind have the same limits
support = {
    "S1": "can",
    "S2": "only with",
    "S3": "can",
    "S4": "cannot",
    "S5": "only with",
    "S6": "can",
    "S7": "cannot",
    "S8": "cannot",
    "S9": "only with",
    "S10": "cannot",
}
needs = {"S2": "A", "S5": "B", "S9": "C"}
