# misconception: Puts each code into a list.
# message: `codes["T01"]` is a list
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
codes = {topic: [code] for topic, code in codes.items()}
rows = {
    "T01": ["E20", "E26", "E27", "RC22"],
    "T02": ["E28", "E30", "RC47"],
    "T03": ["RC52", "US D6, P", "SG D6, P"],
    "T04": ["E36", "RC38", "RC49"],
    "T06": ["E39"],
    "T08": ["E05", "E06", "DC36"],
    "T09": ["E12", "E14", "DC16"],
    "T10": ["RC23", "RC43", "RC53"],
}
