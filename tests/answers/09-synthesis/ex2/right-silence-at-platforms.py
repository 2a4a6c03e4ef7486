codes = {
    "T01": "silence",
    "T02": "agreement",
    "T03": "dissonance",
    "T04": "partial",
    "T06": "silence",
    "T08": "agreement",
    "T09": "dissonance",
    "T10": "silence",
}
rows = {
    "T01": ["E25", "E26", "E27"],
    "T02": ["E28", "E30", "RC47"],
    "T03": ["RC52", "US D6, P", "SG D6, P"],
    "T04": ["E36", "E37", "RC49"],
    "T06": ["E39", "DC43"],
    "T08": ["E05", "E06", "DC36"],
    "T09": ["E12", "E14", "DC16"],
    "T10": ["RC23", "RC43", "RC53"],
}
