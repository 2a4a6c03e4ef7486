# misconception: Takes a claim that retells a participant for a second source.
# message: DC32 at T01 retells a participant: one voice told twice.
codes = {
    "T01": "partial",
    "T02": "agreement",
    "T03": "dissonance",
    "T04": "agreement",
    "T06": "silence",
    "T08": "agreement",
    "T09": "dissonance",
    "T10": "silence",
}
rows = {
    "T01": ["E20", "DC32"],
    "T02": ["E28", "E30", "RC47"],
    "T03": ["RC52", "US D6, P", "SG D6, P"],
    "T04": ["E36", "RC38", "RC49"],
    "T06": ["E39"],
    "T08": ["E01", "DC26"],
    "T09": ["E12", "E14", "DC16"],
    "T10": ["RC23", "RC43", "RC53"],
}
