# misconception: Names a cell that is unknown among the rows that decide.
# message: SG D9, unknown at T06: the cell is unknown
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
    "T01": ["E20", "E26", "E27", "RC22"],
    "T02": ["E28", "E30", "RC47"],
    "T03": ["RC52", "US D6, P", "SG D6, P"],
    "T04": ["E36", "RC38", "RC49"],
    "T06": ["E39", "SG D9, unknown"],
    "T08": ["E05", "E06", "DC36"],
    "T09": ["E12", "E14", "DC16"],
    "T10": ["RC23", "RC43", "RC53"],
}
