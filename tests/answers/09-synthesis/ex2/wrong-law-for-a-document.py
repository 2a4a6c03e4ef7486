# misconception: Lets a cell of law stand where a document is compared.
# message: UK D9, Q at T06 is of a source that is not compared there
codes = {
    "T01": "partial",
    "T02": "agreement",
    "T03": "dissonance",
    "T04": "agreement",
    "T06": "partial",
    "T08": "agreement",
    "T09": "dissonance",
    "T10": "silence",
}
rows = {
    "T01": ["E20", "E26", "E27", "RC22"],
    "T02": ["E28", "E30", "RC47"],
    "T03": ["RC52", "US D6, P", "SG D6, P"],
    "T04": ["E36", "RC38", "RC49"],
    "T06": ["E39", "UK D9, Q"],
    "T08": ["E05", "E06", "DC36"],
    "T09": ["E12", "E14", "DC16"],
    "T10": ["RC23", "RC43", "RC53"],
}
